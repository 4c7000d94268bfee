import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson, UNIT } from '../helpers/build-person.ts';
import { buttonsOf } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const DISCOUNT = {
  client: CLIENT,
  services: 'internet',
  tariff: 'Бизнес 100',
  percent: '10',
  from: '2026-12-01',
  to: '2027-11-30',
  basis: 'discounts',
  justification: 'Клиент подключает ещё два склада',
};
const QUESTION = { client: CLIENT, subject: 'Качество', question: 'Почему падает скорость?' };
const PERIOD = { from: '2026-11-24', to: '2026-12-25' };

let bot: TestBot;

beforeEach(async () => {
  const substitute = (person: string) => ({ person, ...PERIOD });
  bot = await startTestBot({
    people: [
      ...SEATS.filter(({ _id }) => !['manager', 'unit-sales-head'].includes(_id)),
      buildHolder('manager', {
        name: 'Первый',
        substitute: substitute('second'),
        roles: [
          { role: 'manager', scope: UNIT },
          { role: 'economics', scope: 'branch' },
        ],
      }),
      buildHolder('manager', { _id: 'second', name: 'Второй' }),
      buildHolder('unit-sales-head', { substitute: substitute('newcomer') }),
      buildPerson('newcomer', { name: 'Новичок' }),
      buildHolder('economics'),
      buildHolder('quality'),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

it("names both when a substitute raises a request for the principal's client", async () => {
  await raiseRequest(bot, 'second', 'discount', DISCOUNT);
  await bot.quiet();

  const request = await bot.product.requests.get('DI-2026-0001');
  expect(request).toMatchObject({ author: 'second', onBehalfOf: 'manager' });
  expect(request?.history[0]).toMatchObject({ by: 'second', onBehalfOf: 'manager' });
  expect(await bot.hear('unit-sales-head', 'открыть DI-2026-0001')).toContain('Второй (вместо: Первый)');
  expect(await bot.hear('unit-sales-head', 'журнал DI-2026-0001')).toContain('Второй (вместо: Первый)');
  for (const owner of ['manager', 'second']) {
    expect(await bot.hear(owner, 'мои заявки')).toContain('DI-2026-0001');
  }
});

it('lets neither of the two decide, in another role either', async () => {
  await raiseRequest(bot, 'second', 'discount', DISCOUNT);
  await bot.press('unit-sales-head', 'Согласовать');

  const [shown] = await bot.say('manager', 'открыть DI-2026-0001');
  expect(buttonsOf(shown?.card)).not.toContain('Внести расчёт…');
  expect(await bot.hear('manager', 'мои дела')).not.toContain('DI-2026-0001');
  expect(await bot.hear('economics', 'мои дела')).toContain('DI-2026-0001');
});

it('asks both, tells both the end, and either may answer', async () => {
  await raiseRequest(bot, 'second', 'department-quality', QUESTION);
  await bot.quiet();
  await answerStep(bot, 'quality', 'Спросить автора…', { reason: 'С какого дня?' });
  await bot.quiet();
  expect(await bot.hear('manager', 'мои дела')).toContain('DQ-2026-0001');
  await answerStep(bot, 'manager', 'Ответить', { reason: 'С понедельника' });
  await bot.quiet();
  expect((await bot.product.requests.get('DQ-2026-0001'))?.paused).toBeNull();
  await answerStep(bot, 'quality', 'Ответить', { answer: 'Линия восстановлена' });
  await bot.quiet();
  expect(await bot.hear('manager', 'мои дела')).toContain('DQ-2026-0001');
  expect(await bot.hear('second', 'мои дела')).toContain('DQ-2026-0001');
});

it('offers a substitute what only the principal may raise, in the name of both', async () => {
  expect(await bot.hear('newcomer', 'заявка')).not.toBe('');
  await raiseRequest(bot, 'newcomer', 'vip-removal', {
    client: CLIENT,
    ground: 'own-wish',
    justification: 'Клиент просит об этом письмом',
  });
  await bot.quiet();
  expect(await bot.product.requests.get('RM-2026-0001')).toMatchObject({
    author: 'newcomer',
    onBehalfOf: 'unit-sales-head',
  });
  expect(await bot.hear('unit-sales-head', 'мои заявки')).toContain('RM-2026-0001');
});

it("belongs to its author alone where the client is the author's own", async () => {
  await raiseRequest(bot, 'manager', 'department-quality', QUESTION);
  expect(await bot.product.requests.get('DQ-2026-0001')).toMatchObject({
    author: 'manager',
    onBehalfOf: null,
  });
});
