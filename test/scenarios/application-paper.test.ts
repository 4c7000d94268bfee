import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { buildClient } from '../helpers/build-client.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { type FileDesk, sendFile, startFileDesk } from '../helpers/file-desk.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';

const APPLICATION = {
  client: 'VIP-2026-0002',
  incomingNumber: '17-вх',
  incomingDate: '2026-11-23',
  signatory: 'Генеральный директор',
  service: 'internet',
  address: 'Барнаул, пр. Ленина, 1',
};
const TAKEN = { answer: 'Подключим.', decision: 'accepted', promisedOn: '2026-12-15', monthly: '4500' };
const MISSING = 'Приложите письменное заявление клиента';

let desk: FileDesk;

beforeEach(async () => {
  desk = await startFileDesk();
  const active = buildClient({ _id: 'VIP-2026-0002', status: 'client_notified', openRequest: null });
  await desk.bot.product.clients.insert(active);
});

afterEach(() => desk.close());

it('asks for the written application until somebody sends it, and takes the service on only then', async () => {
  const { bot } = desk;
  const sent = await raiseRequest(bot, 'manager', 'service-application', APPLICATION);
  await bot.quiet();
  expect(visibleText(sent.card)).toContain(MISSING);
  expect(visibleText(bot.cardsOf('unit-sales-head').at(-1)?.card)).toContain(MISSING);

  const refused = await answerStep(bot, 'unit-sales-head', 'Ответить…', TAKEN);
  expect(visibleText(refused.card)).toContain('Сначала приложите документ');
  expect(JSON.stringify(refused.card)).toContain(TAKEN.answer);

  await sendFile(desk, 'manager', Buffer.from('scan'), 'Заявление.pdf');
  await bot.click('manager', 'Приложить');
  await bot.quiet();
  const shown = await bot.hear('unit-sales-head', 'открыть SA-2026-0001');
  expect(shown).not.toContain(MISSING);
  expect(shown).toContain('Заявление.pdf');

  await answerStep(bot, 'unit-sales-head', 'Ответить…', TAKEN);
  await bot.quiet();
  expect((await bot.product.requests.get('SA-2026-0001'))?.status).toBe('approved');
  expect(await bot.hear('manager', 'открыть SA-2026-0001')).toMatch(/Цена в месяц: 4 500/);
});
