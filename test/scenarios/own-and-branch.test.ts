import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { bringPaper } from '../helpers/bring-paper.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const APPLICATION = {
  client: CLIENT,
  incomingNumber: '17-вх',
  incomingDate: '2026-11-23',
  signatory: 'Генеральный директор',
  service: 'internet',
  address: 'Барнаул, пр. Ленина, 1',
};
const ISSUE = { subject: 'Отсрочка платежа', question: 'Клиент просит отсрочку платежа на месяц.' };

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildHolder('unit-head'),
      buildHolder('branch-director'),
      buildPerson('branch-manager', { roles: [{ role: 'manager', scope: 'branch' }] }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

it('lets nobody answer the application that they took down themselves', async () => {
  await raiseRequest(bot, 'unit-sales-head', 'service-application', APPLICATION);
  await bot.quiet();
  const [own] = await bot.say('unit-sales-head', 'открыть SA-2026-0001');
  expect(buttonsOf(own?.card)).not.toContain('Ответить…');
  const answered = { answer: 'Подключим', decision: 'accepted', orderNumber: '12-н' };
  await bringPaper(bot.product, 'SA-2026-0001');
  await answerStep(bot, 'unit-head', 'Ответить…', answered);
  await bot.quiet();
  expect((await bot.product.requests.get('SA-2026-0001'))?.status).toBe('approved');
  expect(await bot.hear('manager', 'открыть SA-2026-0001')).toContain('Ответ: Подключим');
});

it('sends a manager of the whole branch to a head only by way of a client', async () => {
  const typed = { ...ISSUE, addressee: 'unit-head' };
  const refused = await raiseRequest(bot, 'branch-manager', 'management-issue', typed);
  expect(visibleText(refused.card)).toContain('Ваше подразделение — весь филиал');
  expect(await bot.product.requests.get('MI-2026-0001')).toBeNull();
  await bot.click('branch-manager', 'request.submit', { ...typed, addressee: 'branch-director' });
  expect((await bot.product.requests.get('MI-2026-0001'))?.status).toBe('open');
});
