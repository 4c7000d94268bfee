import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { followAbsences } from '../../src/absences/follow-absences.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const REQUEST = 'RM-2026-0001';
const REMOVAL = {
  client: CLIENT,
  ground: 'own-wish',
  justification: 'Клиент письмом просит исключить его из списка',
};
const DAYS = { from: '2026-11-24', to: '2026-11-25' };

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildHolder('branch-director'),
      buildPerson('stand-in'),
      buildHolder('manager', { _id: 'next' }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

async function leave(person: string, substitute: string): Promise<string> {
  await bot.say(person, 'отсутствие');
  const answer = await bot.press(person, 'Сохранить', { substitute, ...DAYS });
  await bot.quiet();
  return answer;
}

async function remove(): Promise<void> {
  await raiseRequest(bot, 'unit-sales-head', 'vip-removal', REMOVAL);
  await bot.quiet();
}

function cardOf(person: string) {
  return bot.cardsOf(person).find(({ card }) => visibleText(card).includes(REQUEST));
}

async function seats() {
  const request = await bot.product.requests.get(REQUEST);
  return request?.steps[0]?.seats.map(({ id, role, decision }) => [id, role, decision?.by ?? null]);
}

/** As it may stand in a directory from before somebody got the other role. */
async function nameDirectly(person: string, substitute: string): Promise<void> {
  const found = await bot.product.people.get(person);
  if (found) await bot.product.people.replace({ ...found, substitute: { person: substitute, ...DAYS } });
}

describe('a substitute with a seat of their own', () => {
  it('is refused when named, before anything waits', async () => {
    expect(await leave('commercial-director', 'security-director')).toContain('Выберите другого');
    expect((await bot.product.people.get('commercial-director'))?.substitute).toBeNull();
  });

  it('fills their own seat alone, and the other goes to the superior, as author and admin hear', async () => {
    await nameDirectly('commercial-director', 'security-director');
    await remove();
    expect(await seats()).toEqual([
      ['commercial-director', 'branch-director', null],
      ['security-director', 'security-director', null],
    ]);
    const told = (person: string) => bot.cardsOf(person).map(({ card }) => visibleText(card));
    for (const person of ['unit-sales-head', 'admin']) {
      expect(told(person).join()).toContain('Коммерческий директор: решать некому. Пока решает');
    }

    await bot.press('security-director', 'Согласовать');
    await bot.press('branch-director', 'Согласовать');

    expect(await seats()).toEqual([
      ['commercial-director', 'branch-director', 'branch-director'],
      ['security-director', 'security-director', 'security-director'],
    ]);
  });

  it('loses the other seat once the absence begins, and whoever is back gets it again', async () => {
    await remove();
    await nameDirectly('commercial-director', 'security-director');
    await followAbsences(bot.product);
    await bot.quiet();
    expect((await seats())?.[0]).toEqual(['commercial-director', 'branch-director', null]);

    bot.clock.set('2026-11-26T02:00:00Z');
    await followAbsences(bot.product);
    await bot.quiet();

    expect((await seats())?.[0]).toEqual(['commercial-director', 'commercial-director', null]);
    await bot.press('commercial-director', 'Согласовать');
    expect((await seats())?.[0]?.[2]).toBe('commercial-director');
  });
});

describe('a substitute who decides', () => {
  it('reads whose seat it is, and everybody reads both names while the step is open', async () => {
    await remove();
    await leave('commercial-director', 'stand-in');

    expect(visibleText(cardOf('stand-in')?.card)).toContain(
      'Коммерческий директор: Вы решаете вместо сотрудника commercial-director.',
    );
    expect(visibleText(cardOf('security-director')?.card)).toContain(
      'Ещё решает: коммерческий директор, stand-in (вместо: commercial-director)',
    );

    expect(await bot.press('commercial-director', 'Завершить замещение')).toContain('Замещения больше нет.');
    await bot.quiet();
    const after = visibleText(cardOf('security-director')?.card);
    expect(after).toContain('Ещё решает: коммерческий директор');
    expect(after).toContain('Решите, исключить ли клиента из списка VIP');
  });

  it('gets no second card of a request in which they have a seat of their own', async () => {
    await remove();
    await nameDirectly('commercial-director', 'security-director');
    await followAbsences(bot.product);
    await bot.quiet();

    const cards = bot.cardsOf('security-director').filter(({ card }) => visibleText(card).includes(REQUEST));
    expect(cards).toHaveLength(1);
  });
});

describe('an absence that is over', () => {
  it('takes the request from the former substitute’s chat', async () => {
    await remove();
    await leave('commercial-director', 'stand-in');
    expect(buttonsOf(cardOf('stand-in')?.card)).toContain('Согласовать');

    bot.clock.set('2026-11-26T02:00:00Z');
    await followAbsences(bot.product);
    await bot.quiet();

    expect(visibleText(cardOf('stand-in')?.card)).toBe(
      `Заявка ${REQUEST} больше не у Вас: её ведёт другой сотрудник.`,
    );
    expect(buttonsOf(cardOf('stand-in')?.card)).toEqual([]);
    expect(buttonsOf(cardOf('commercial-director')?.card)).toContain('Согласовать');
  });

  it('answers a late click with a sentence in the card’s place', async () => {
    await remove();
    await leave('commercial-director', 'stand-in');
    bot.clock.set('2026-11-26T02:00:00Z');

    const card = cardOf('stand-in');
    const answer = await bot.click('stand-in', 'Согласовать', {}, card ? { on: card } : {});

    expect(visibleText(answer.card ?? {})).toContain('больше не у Вас');
    expect((await seats())?.[0]?.[2]).toBeNull();
  });

  it('brings the card again when the same substitute is named again', async () => {
    await remove();
    await leave('commercial-director', 'stand-in');
    expect(await bot.press('commercial-director', 'Завершить замещение')).toContain('Замещения больше нет.');
    await bot.quiet();
    await leave('commercial-director', 'stand-in');

    expect(await bot.press('stand-in', 'Согласовать')).toContain('Коммерческий директор');
    expect((await seats())?.[0]?.[2]).toBe('stand-in');
  });
});
