import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { insertDocument } from '../../src/effects/change.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import type { Person } from '../../src/people/person.ts';
import { replacePerson } from '../../src/replacements/replace-person.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildPerson } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const WEST = 'Europe/Kaliningrad';
const AWAY = { person: 'stand-in', from: '2026-10-01', to: '2026-10-30' };

let bot: TestBot;

/** A birthday on 16 October, of which the manager was reminded the day before and which was handed to the deputy. */
async function start(standIn: Partial<Person> = {}): Promise<void> {
  bot = await startTestBot({
    mornings: 'off',
    people: [
      ...SEATS,
      buildHolder('manager', { _id: 'deputy', name: 'Заместителев', substitute: AWAY }),
      buildPerson('stand-in', standIn),
      buildHolder('manager', { _id: 'next', name: 'Сменщиков' }),
    ],
    renderers: RENDERERS,
    openChats: true,
    at: '2026-10-14T05:00:00Z',
  });
  await runDue(bot.product);
  const passport = buildPassport({ companyDays: [] });
  passport.appointment = { ...passport.appointment, deputy: 'deputy' };
  passport.contacts = passport.contacts.map((contact) => ({ ...contact, birthday: '10-16' }));
  const built = buildClient({ status: 'client_notified', passport });
  const { version: _, pending: __, hasPending: ___, ...client } = built;
  await insertDocument(bot.product.relay, bot.product.clients, 'clients', client, [
    { name: 'reminders.refresh', args: { subject: `client:${client._id}` } },
  ]);
  await passAt('2026-10-15T02:00:00Z');
  await bot.press('manager', 'Передать заместителю');
  await bot.quiet();
}

async function passAt(iso: string): Promise<void> {
  bot.clock.set(iso);
  await runDue(bot.product);
  await bot.quiet();
}

function textsOf(person: string): string[] {
  return bot.cardsOf(person).map(({ card }) => visibleText(card));
}

beforeEach(() => start());

afterEach(() => bot.close());

describe('a reminder handed to a deputy who is away', () => {
  it('comes to the substitute, who sees whom to greet and answers it', async () => {
    expect(textsOf('stand-in').at(-1)).toMatch(/День рождения завтра .*\nДиректоров Директор Директорович/);
    expect(textsOf('stand-in').at(-1)).toContain('Поручено заместителю: Заместителев');

    const answer = await bot.click('stand-in', 'Поздравил по телефону');

    expect(visibleText(answer.card)).toContain('Готово: stand-in');
    await bot.quiet();
    await passAt('2026-10-16T02:00:00Z');
    expect(textsOf('deputy').join()).not.toContain('сегодня');
  });

  it('is put off and skipped by the substitute as well', async () => {
    const putOff = await bot.click('stand-in', 'Напомнить завтра');
    const asked = await bot.click('stand-in', 'Пропустить…');

    expect(visibleText(putOff.card)).toContain('Напомню ещё раз');
    expect(buttonsOf(asked.card)).toEqual(['Пропустить', 'Назад']);
  });

  it('comes at nine to a substitute in a later zone, after it came to others', async () => {
    await bot.close();
    await start({ zone: WEST });
    const before = textsOf('stand-in').length;

    await passAt('2026-10-16T02:00:00Z');
    expect(textsOf('stand-in')).toHaveLength(before);
    await passAt('2026-10-16T07:00:00Z');

    expect(textsOf('stand-in').slice(before).join()).toContain('сегодня');
  });

  it('is not the substitute’s any more when the deputy is back, as the click then says', async () => {
    const deputy = await bot.product.people.get('deputy');
    if (deputy) await bot.product.people.replace({ ...deputy, substitute: null });

    const answer = await bot.click('stand-in', 'Поздравил по телефону');

    expect(visibleText(answer.card)).toContain('Теперь этим занимается Заместителев.');
    expect(buttonsOf(answer.card)).toEqual([]);
  });
});

describe('a deputy to whom a reminder was handed', () => {
  it('who is replaced leaves it to the successor, who is told', async () => {
    const version = (await bot.product.people.get('deputy'))?.version ?? 0;

    await replacePerson(bot.product, { actor: 'admin', leaver: 'deputy', successor: 'next', version });
    await bot.quiet();

    expect(textsOf('next').join()).toContain('Поручено заместителю: Сменщиков');
    const answer = await bot.click('next', 'Поздравил по телефону');
    expect(visibleText(answer.card)).toContain('Готово: Сменщиков');
  });
});
