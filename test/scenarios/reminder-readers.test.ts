import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import type { Client } from '../../src/clients/client.ts';
import { insertDocument } from '../../src/effects/change.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import type { Person } from '../../src/people/person.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import type { SentMessage } from '../helpers/fake-connector.ts';
import { settleReport } from '../helpers/put-report.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

/** Nine in the morning in Barnaul. */
const NINE = 'T02:00:00Z';
const CHANNEL = '19:sales@thread.tacv2';

let bot: TestBot;

afterEach(() => bot.close());

async function start(people: Person[]): Promise<void> {
  bot = await startTestBot({ mornings: 'off', people, renderers: RENDERERS });
  for (const { _id } of people) await bot.install(_id);
  await runDue(bot.product);
}

async function addClient(overrides: Partial<Client> = {}): Promise<void> {
  const client = buildClient({ status: 'client_notified', active: true, ...overrides });
  const { version: _, pending: __, hasPending: ___, ...state } = client;
  await insertDocument(bot.product.relay, bot.product.clients, 'clients', state, [
    { name: 'reminders.refresh', args: { subject: `client:${client._id}` } },
  ]);
}

/** Moves business time from morning to morning; returns what the last one brought to this person. */
async function mornings(days: string[], person: string): Promise<SentMessage[]> {
  let before = 0;
  for (const day of days) {
    before = bot.cardsOf(person).length;
    bot.clock.set(`${day}${NINE}`);
    await runDue(bot.product);
    await bot.quiet();
  }
  return bot.cardsOf(person).slice(before);
}

function textOf(messages: SentMessage[]): string {
  return messages.map(({ card }) => visibleText(card)).join('\n');
}

const REPORT_DAYS = ['2026-11-30', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08'];

describe('the report of a unit without a head of sales', () => {
  beforeEach(() =>
    start([...SEATS.filter(({ _id }) => _id !== 'unit-sales-head'), buildHolder('unit-head')]),
  );

  it('is handed in by the superior who stands in, in words that leave the duty with the unit', async () => {
    const cards = await mornings(['2026-11-30'], 'unit-head');

    expect(textOf(cards)).toContain('Подразделение ещё не сдало отчёт');
    expect(textOf(cards)).not.toContain('Подготовьте');
    await mornings(['2026-12-03'], 'unit-head');
    await bot.click('unit-head', 'Открыть отчёт');
    const answer = await bot.click('unit-head', 'report.hand-in');
    expect(visibleText(answer.card)).toContain('Отчёт сдан.');
    expect((await bot.product.reports.get('barnaul:2026-11'))?.handedInBy).toBe('unit-head');
  });

  it('is handed in by command as well, and by nobody further up', async () => {
    const [list] = await bot.say('unit-head', 'отчёт сдан');
    expect(visibleText(list?.card)).toContain('ноябрь 2026');

    await bot.act('commercial-director', 'any', 'report.hand-in', { report: 'barnaul:2026-11' });

    expect((await bot.product.reports.get('barnaul:2026-11'))?.status).toBe('open');
  });

  it('is prepared by the managers', async () => {
    expect(textOf(await mornings(['2026-11-30'], 'manager'))).toContain('Подготовьте отчёт');
  });

  it('reaches the director as what the unit has not done', async () => {
    const cards = await mornings([...REPORT_DAYS, '2026-12-10', '2026-12-14'], 'commercial-director');

    expect(textOf(cards)).toContain('Подразделение не сдало отчёт в срок');
  });
});

describe('a client who was not told of the status', () => {
  it('is the duty of the manager in the words of the director', async () => {
    await start([...SEATS, buildHolder('unit-head')]);
    await registerClient(bot, 'manager');
    const steps: [string, string][] = [
      ['unit-sales-head', 'Присвоить статус'],
      ['branch-sales', 'Принять в список'],
      ['commercial-director', 'Согласовать'],
      ['security-director', 'Согласовать'],
      ['branch-sales', 'Подтвердить в СП'],
    ];
    for (const [person, button] of steps) {
      await bot.quiet();
      await bot.click(person, button);
    }
    const days = ['2026-11-29', '2026-12-02', '2026-12-04', '2026-12-07', '2026-12-09', '2026-12-11'];

    const toManager = textOf(await mornings(days.slice(0, 3), 'manager'));
    const toDirector = textOf(await mornings(days.slice(3), 'commercial-director'));

    expect(toManager).toContain('Сообщите клиенту о статусе VIP');
    expect(toDirector).toContain('Персональный менеджер до сих пор не сообщил клиенту');
    expect(toDirector).not.toContain('Сообщите клиенту');
  });
});

describe('what Teams shows of a birthday in a notification', () => {
  it('is the client and the occasion, and no name of a person', async () => {
    await start(SEATS);
    await mornings(['2026-11-30'], 'manager');
    await settleReport(bot.product, 'barnaul:2026-11');
    await addClient();

    const [card] = (await mornings(['2026-12-01'], 'manager')).filter(({ summary }) =>
      summary.includes('День рождения'),
    );
    const asked = await bot.click('manager', 'reminder.ask-skip');

    expect(card?.summary).toContain('День рождения контактного лица · ООО «Ромашка»');
    expect(visibleText(card?.card)).toContain('Директоров');
    expect(`${card?.summary} ${String(asked.body.summary ?? '')}`).not.toContain('Директоров');
  });
});

describe('an answer by a substitute', () => {
  it('is recorded on behalf of the manager', async () => {
    await start([
      ...SEATS.map((person) =>
        person._id === 'manager'
          ? { ...person, substitute: { person: 'stand-in', from: '2026-11-20', to: '2026-12-20' } }
          : person,
      ),
      buildHolder('manager', { _id: 'stand-in' }),
    ]);
    await addClient();
    await mornings(['2026-12-01'], 'stand-in');

    await bot.click('stand-in', 'reminder.done');

    const audit = await bot.product.audit.find({
      index: 'subject',
      eq: { subject: 'client:VIP-2026-0001' },
      limit: 20,
    });
    const done = audit.items.filter(({ event }) => event.type === 'reminder.done');
    expect(done.map(({ by, onBehalfOf }) => [by, onBehalfOf])).toEqual([['stand-in', 'manager']]);
  });
});

describe("the channel's week", () => {
  it('names the clients of a professional holiday', async () => {
    await start(SEATS);
    await addClient({ passport: buildPassport({ sphere: 'banking', contacts: [], companyDays: [] }) });
    await bot.sayInChannel('unit-sales-head', CHANNEL, 'напоминай здесь');

    await mornings(['2026-11-30'], 'manager');

    const week = textOf(bot.connector.messagesIn(CHANNEL));
    expect(week).toMatch(/ООО «Ромашка»\n.*2 декабря 2026 · День банковского работника/);
    expect(week).not.toContain('1 клиент');
  });
});
