import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { editDictionary } from '../../src/dictionaries/edit-dictionary.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { typedDiscount, typedProtocol } from '../helpers/typed-discount.ts';

const CLIENT = 'VIP-2026-0001';
const REMOVAL = { client: CLIENT, ground: 'own-wish', justification: 'Клиент просит об этом письмом' };
const APPOINTMENT = {
  client: CLIENT,
  manager: 'nominee',
  orderNumber: '7-к',
  orderDate: '2026-11-20',
  effectiveFrom: '2026-12-01',
};
const DISCOUNT = typedDiscount();
const PROTOCOL = typedProtocol({ decision: 'approved', percent: '10' });

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildHolder('economics'),
      buildHolder('tariff-commission'),
      buildHolder('tariff-commission', { _id: 'member', name: 'Член комиссии' }),
      buildHolder('manager', { _id: 'nominee', name: 'Второй менеджер' }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

async function leave(id: string): Promise<void> {
  const person = await bot.product.people.get(id);
  if (person) await bot.product.people.replace({ ...person, active: false, roles: [] });
}

async function retireGround(): Promise<void> {
  const typed = { nameRu: 'Желание клиента', nameEn: 'Own wish', retired: 'true' };
  const errors = await editDictionary(bot.product, {
    actor: 'admin',
    dictionary: 'removal-grounds',
    version: 0,
    entry: 'own-wish',
    typed,
  });
  expect(errors).toEqual({});
}

it('calls a nominee who has left by name, on the card and on the form', async () => {
  await raiseRequest(bot, 'unit-sales-head', 'manager-appointment', APPOINTMENT);
  await bot.quiet();
  await leave('nominee');
  expect(await bot.hear('branch-sales', 'открыть AP-2026-0001')).toContain('Второй менеджер');
  await answerStep(bot, 'branch-sales', 'На доработку…', { reason: 'Нужен другой менеджер' });
  await bot.quiet();
  await bot.say('unit-sales-head', 'открыть AP-2026-0001');
  const form = await bot.click('unit-sales-head', 'Доработать');
  expect(JSON.stringify(form.card)).toContain('"title":"Второй менеджер","value":"nominee"');
  const sent = await bot.click('unit-sales-head', 'request.submit', { ...APPOINTMENT });
  expect(visibleText(sent.card)).toContain('больше нет в списке');
  expect(JSON.stringify(sent.card)).toContain('"title":"Второй менеджер","value":"nominee"');
});

it('names members of a commission who have left since', async () => {
  await raiseRequest(bot, 'manager', 'discount', DISCOUNT);
  await bot.press('unit-sales-head', 'Согласовать');
  await answerStep(bot, 'economics', 'Внести расчёт…', { answer: 'Выдержим', margin: '31', opinion: 'for' });
  await bot.quiet();
  await answerStep(bot, 'tariff-commission', 'Внести протокол…', PROTOCOL);
  await bot.quiet();
  await leave('member');
  expect(await bot.hear('manager', 'открыть DI-2026-0001')).toContain('Член комиссии');
});

it('names a ground that is offered no more, and offers it to nobody else', async () => {
  await raiseRequest(bot, 'unit-sales-head', 'vip-removal', REMOVAL);
  await bot.quiet();
  await retireGround();
  expect(await bot.hear('commercial-director', 'открыть RM-2026-0001')).toContain('Желание клиента');
  await bot.say('branch-sales', 'заявка');
  const fresh = await bot.click('branch-sales', 'request.raise', {}, { data: { type: 'vip-removal' } });
  expect(JSON.stringify(fresh.card)).not.toContain('own-wish');
});
