import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { followAbsences } from '../../src/absences/follow-absences.ts';
import { buildPerson, OTHER_UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const REQUEST = 'ST-2026-0001';
const STAND_IN = buildPerson('stand-in', {
  name: 'Заместитель директора',
  roles: [{ role: 'unit-head', scope: OTHER_UNIT }],
});

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: [...SEATS, STAND_IN], renderers: RENDERERS });
  for (const person of [...SEATS, STAND_IN]) await bot.install(person._id);
});

afterEach(() => bot.close());

async function toDirectors(): Promise<void> {
  await registerClient(bot, 'manager');
  await bot.press('unit-sales-head', 'Присвоить статус');
  await bot.press('branch-sales', 'Принять в список');
}

function textsOf(person: string): string[] {
  return bot.cardsOf(person).map(({ card }) => visibleText(card));
}

async function leave(person: string, typed: Record<string, string>): Promise<string> {
  await bot.say(person, 'отсутствие');
  return bot.press(person, 'Сохранить', typed);
}

describe('an absence', () => {
  it('brings what waits to the substitute at once, and tells the principal at the end', async () => {
    await toDirectors();

    const saved = await leave('commercial-director', {
      substitute: 'stand-in',
      from: '2026-11-24',
      to: '2026-11-26',
    });
    expect(saved).toContain('Сохранено.');
    expect(textsOf('stand-in').some((text) => text.includes('вместо сотрудника commercial-director'))).toBe(
      true,
    );

    expect(await bot.hear('stand-in', `открыть ${REQUEST}`)).toContain(
      'Коммерческий директор: Вы решаете вместо сотрудника commercial-director.',
    );
    await bot.press('stand-in', 'Согласовать');
    const request = await bot.product.requests.get(REQUEST);
    expect(request?.history.at(-1)).toMatchObject({ by: 'stand-in', onBehalfOf: 'commercial-director' });

    bot.clock.set('2026-11-27T05:00:00Z');
    await followAbsences(bot.product);
    await followAbsences(bot.product);
    await bot.quiet();
    const told = textsOf('commercial-director').filter((text) => text.includes('Замещение окончено'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('1 решение');
    expect(told[0]).toContain(REQUEST);
    expect((await bot.product.people.get('commercial-director'))?.substitute).toBeNull();
  });

  it('begins on its first day, once', async () => {
    await toDirectors();
    await leave('commercial-director', { substitute: 'stand-in', from: '2026-11-25', to: '2026-11-26' });
    expect(textsOf('stand-in').join()).not.toContain(REQUEST);

    bot.clock.set('2026-11-25T05:00:00Z');
    await followAbsences(bot.product);
    await followAbsences(bot.product);
    await bot.quiet();

    expect(textsOf('stand-in').filter((text) => text.includes(REQUEST))).toHaveLength(1);
  });

  it.each([
    ['dates that end before they begin', { from: '2026-11-26', to: '2026-11-25' }, 'Последний день раньше'],
    ['a day that is over', { from: '2026-11-23', to: '2026-11-25' }, 'Эта дата уже прошла.'],
    ['nobody', { substitute: '' }, 'Заполните это поле.'],
    ['more than a year', { to: '2028-01-01' }, 'Больше года'],
  ])('refuses %s with a sentence', async (_what, typed, sentence) => {
    const right = { substitute: 'stand-in', from: '2026-11-24', to: '2026-11-26' };
    expect(await leave('commercial-director', { ...right, ...typed })).toContain(sentence);
    expect((await bot.product.people.get('commercial-director'))?.substitute).toBeNull();
  });

  it('refuses a substitute who sits in the other seat of an open request', async () => {
    await toDirectors();
    const typed = { substitute: 'security-director', from: '2026-11-24', to: '2026-11-26' };
    expect(await leave('commercial-director', typed)).toContain(`участвует в заявке ${REQUEST}`);
  });

  it('is refused to a substitute for the days of the substitution, whoever was first', async () => {
    await leave('commercial-director', { substitute: 'stand-in', from: '2026-11-26', to: '2026-11-30' });
    const typed = { substitute: 'manager', from: '2026-11-24', to: '2026-11-26' };

    expect(await leave('stand-in', typed)).toContain('commercial-director, с 26.11.2026 по 30.11.2026');
    expect((await bot.product.people.get('stand-in'))?.substitute).toBeNull();

    expect(await leave('stand-in', { ...typed, to: '2026-11-25' })).toContain('Сохранено.');
  });

  it('is set by an admin for anybody, and by nobody else', async () => {
    const asked = await bot.act('admin', 'any', 'absence.ask', {});
    expect(asked.card && visibleText(asked.card)).toContain('Кто решает вместо меня');
    const typed = { substitute: 'stand-in', from: '2026-11-24', to: '2026-11-26' };
    await bot.act('admin', 'any', 'absence.save', { person: 'commercial-director', ...typed });
    expect((await bot.product.people.get('commercial-director'))?.substitute).toMatchObject({
      person: 'stand-in',
      begun: true,
    });

    const answer = await bot.act('manager', 'any', 'absence.save', { person: 'admin', ...typed });
    expect(answer.text).toContain('У Вас нет прав');
    expect((await bot.product.people.get('admin'))?.substitute).toBeNull();
  });

  it('is ended by the person before its last day', async () => {
    await leave('commercial-director', { substitute: 'stand-in', from: '2026-11-24', to: '2026-11-26' });
    expect(await bot.press('commercial-director', 'Завершить замещение')).toContain('Замещения больше нет.');
    expect(textsOf('commercial-director').at(-1)).toContain('решать не пришлось');
    const log = await bot.product.audit.find({
      index: 'subject',
      eq: { subject: 'person:commercial-director' },
      limit: 10,
    });
    expect(log.items.map(({ event }) => event.type)).toEqual(['person.changed', 'person.changed']);
  });
});
