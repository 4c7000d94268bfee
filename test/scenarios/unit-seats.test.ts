import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const REQUEST = 'SI-2026-0001';
const QUESTION = { client: 'VIP-2026-0001', question: 'Какие услуги оказываются клиенту?' };
const HEADLESS = ['one', 'two', 'three'];

let bot: TestBot;

beforeEach(async () => {
  const head = buildPerson('head-of-both', {
    roles: ['barnaul', OTHER_UNIT].map((scope) => ({ role: 'unit-sales-head', scope })),
  });
  bot = await startTestBot({
    people: [...SEATS.filter(({ _id }) => _id !== 'unit-sales-head'), head],
    units: [
      buildUnit(),
      ...[OTHER_UNIT, ...HEADLESS].map((unit) => buildUnit(unit, { name: { ru: unit, en: unit } })),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

async function ask(...units: string[]): Promise<void> {
  await raiseRequest(bot, 'manager', 'service-information', { ...QUESTION, units: units.join() });
  await bot.quiet();
}

async function answer(person: string, text: string): Promise<void> {
  await answerStep(bot, person, 'Ответить', { answer: text });
  await bot.quiet();
}

async function answers() {
  const request = await bot.product.requests.get(REQUEST);
  return request?.steps[0]?.seats.map(({ decision }) => [decision?.by, decision?.values?.answer]);
}

describe('a question to several units', () => {
  it('is answered for each of them by one person who heads them all', async () => {
    await ask('barnaul', OTHER_UNIT);
    await answer('head-of-both', 'Интернет');
    await answer('head-of-both', 'Телефония');

    expect(await answers()).toEqual([
      ['head-of-both', 'Интернет'],
      ['head-of-both', 'Телефония'],
    ]);
  });

  it('goes to one superior of all who have no head, as author and admin read once', async () => {
    await ask('barnaul', ...HEADLESS);

    for (const person of ['manager', 'admin']) {
      const told = bot
        .cardsOf(person)
        .map(({ card }) => visibleText(card))
        .filter((text) => text.includes('решать некому. Пока решает'));
      expect(told).toHaveLength(1);
      for (const unit of HEADLESS) expect(told[0]).toContain(`, ${unit}`);
    }
    const cards = bot
      .cardsOf('commercial-director')
      .filter(({ card }) => visibleText(card).includes(REQUEST));
    expect(cards).toHaveLength(1);

    for (const unit of HEADLESS) await answer('commercial-director', unit);
    await answer('head-of-both', 'Интернет');
    expect(await answers()).toEqual([
      ['head-of-both', 'Интернет'],
      ...HEADLESS.map((unit) => ['commercial-director', unit]),
    ]);
  });
});
