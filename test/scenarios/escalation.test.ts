import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { gatherDigests } from '../../src/reminders/digests/gather-digests.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const QUESTION = { client: CLIENT, question: 'Какие услуги Вы оказываете этому клиенту?' };
const NUMBER = 'SI-2026-0001';
/** Asked on Tuesday the 24th, due on Friday the 27th. */
const OVERDUE_3 = '2026-12-02';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    mornings: 'off',
    people: [
      ...SEATS,
      ...(['unit-head', 'branch-director', 'technical'] as const).map((role) => buildHolder(role)),
      buildPerson('other-sales', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
      buildPerson('other-head', { roles: [{ role: 'unit-head', scope: OTHER_UNIT }] }),
    ],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

async function remind(...days: string[]) {
  for (const day of days) {
    bot.clock.set(`${day}T02:05:00Z`);
    await tick(bot.product);
    await gatherDigests(bot.product);
    await bot.quiet();
  }
}

const told = (person: string) => bot.cardsOf(person).map(({ card }) => visibleText(card));

describe('an answer that another unit owes', () => {
  it('is missed by the head of that unit, who may read the request and not decide it', async () => {
    await raiseRequest(bot, 'manager', 'service-information', { ...QUESTION, units: OTHER_UNIT });
    await bot.quiet();
    await remind('2026-11-27', '2026-11-30', OVERDUE_3);

    expect(told('unit-head')).toEqual([]);
    expect(told('other-head').at(-1)).toContain('Ждёт ответа: Начальник отдела продаж СП, Бийск');
    expect(told('other-head').at(-1)).toContain('Срок прошёл, заявка ждёт.');
    expect(told('other-sales').at(-1)).toContain('Ждёт ответа: Ответ подразделений');
    expect(told('other-sales').at(-1)).toContain('Срок ответа прошёл');

    await bot.press('other-head', 'Открыть заявку');
    const opened = bot.cardsOf('other-head').at(-1)?.card;
    expect(visibleText(opened)).toContain(QUESTION.question);
    expect(buttonsOf(opened)).not.toContain('Ответить');
  });

  it('is told with every unit that is late, to the head of each', async () => {
    await raiseRequest(bot, 'manager', 'service-information', {
      ...QUESTION,
      units: `barnaul,${OTHER_UNIT}`,
    });
    await bot.quiet();
    await remind(OVERDUE_3);

    for (const head of ['unit-head', 'other-head']) {
      expect(told(head).at(-1)).toContain('Начальник отдела продаж СП, Барнаул');
      expect(told(head).at(-1)).toContain('Начальник отдела продаж СП, Бийск');
    }
  });

  it('is no business of a head whose unit was not asked', async () => {
    await raiseRequest(bot, 'manager', 'service-information', { ...QUESTION, units: 'barnaul' });
    await bot.quiet();
    await remind(OVERDUE_3);

    expect(told('other-head')).toEqual([]);
    await bot.say('other-head', `открыть ${NUMBER}`);
    expect(told('other-head').join()).not.toContain(QUESTION.question);
  });
});
