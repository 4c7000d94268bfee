import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import type { CompanyFacts } from '../../src/companies/company-register.ts';
import { buildClient } from '../helpers/build-client.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { createPressTally, type PressTally } from '../helpers/press-tally.ts';
import { openSection } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';

let bot: TestBot;
/** Facts that the state's register tells. */
let facts: CompanyFacts | null;
let tally: PressTally;

beforeEach(async () => {
  facts = null;
  const companies = { find: async () => facts };
  bot = await startTestBot({ people: SEATS, renderers: RENDERERS, openChats: true, companies });
  tally = createPressTally(bot);
});

afterEach(() => bot.close());

async function press(person: string, title: string, inputs: Record<string, string> = {}): Promise<string> {
  await bot.quiet();
  const { card, message } = await tally.press(person, title, inputs);
  await bot.quiet();
  return card ? visibleText(card) : message;
}

describe('from «новый клиент» to the notice that is recorded', () => {
  const MAIN = {
    shortName: 'ООО «Ромашка»',
    kpp: '222401001',
    large: 'true',
    monthlyCharge: '150 000',
    sphere: 'trade',
    'contacts/0/lastName': 'Петров',
    'contacts/0/firstName': 'Пётр',
    'contacts/0/post': 'Директор',
  };

  it('one message and eight presses are enough for all people together', async () => {
    await tally.say('manager', 'новый клиент');
    await press('manager', 'Дальше', { inn: '2225000050' });
    await press('manager', 'На согласование', MAIN);
    await decide();
    await press('manager', 'Сообщено сегодня по телефону');

    expect(await bot.product.clients.get(CLIENT)).toMatchObject({ status: 'client_notified', active: true });
    expect(tally.counts).toEqual({ messages: 1, presses: 8, picks: 2, typed: 7 });
  });

  it('a call to who decides there saves a press, and every field of the notice', async () => {
    await tally.say('manager', 'новый клиент');
    await press('manager', 'Дальше', { inn: '2225000050' });
    await press('manager', 'На согласование', MAIN);
    await decide();
    const { picks, typed } = tally.counts;
    await press('manager', 'Сообщено сегодня по телефону');

    expect(await bot.product.clients.get(CLIENT)).toMatchObject({ status: 'client_notified', active: true });
    expect(tally.counts).toEqual({ messages: 1, presses: 8, picks, typed });
  });

  it('an INN in the message saves a press', async () => {
    await tally.say('manager', 'новый клиент 2225000050');
    await press('manager', 'На согласование', MAIN);

    expect(await bot.product.requests.get('ST-2026-0001')).toMatchObject({ status: 'open' });
    expect(tally.counts).toMatchObject({ messages: 1, presses: 1 });
  });

  it('the state’s register saves what it knows', async () => {
    const { shortName, kpp, sphere: _, ...rest } = MAIN;
    facts = { fullName: '', shortName, kpp, ogrn: '', legalAddress: '', okved: '47.11' };
    await tally.say('manager', 'новый клиент 2225000050');
    await press('manager', 'На согласование', rest);

    expect(await bot.product.requests.get('ST-2026-0001')).toMatchObject({ status: 'open' });
    expect(tally.counts).toEqual({ messages: 1, presses: 1, picks: 1, typed: 4 });
  });

  async function decide(): Promise<void> {
    await press('unit-sales-head', 'Присвоить статус');
    await press('branch-sales', 'Принять в список');
    await press('commercial-director', 'Согласовать');
    await press('security-director', 'Согласовать');
    await press('branch-sales', 'Подтвердить в СП');
  }
});

describe('a phone number', () => {
  beforeEach(async () => {
    await bot.product.clients.insert(buildClient({ status: 'client_notified', openRequest: null }));
    await bot.say('manager', 'мои клиенты');
  });

  it('is changed with three presses and one field', async () => {
    await press('manager', 'Открыть');
    await openContacts();
    const said = await press('manager', 'Применить изменения', { 'contacts/0/phone': '+7 3852 99-99-99' });

    expect(said).toContain('Изменения сохранены.');
    expect(said).toContain('+7 3852 99-99-99');
    expect(tally.counts).toEqual({ messages: 0, presses: 3, picks: 0, typed: 1 });
  });

  async function openContacts(): Promise<void> {
    tally.counts.presses += 1;
    const { card } = bot.cardsOf('manager').at(-1) ?? {};
    const offered = allOf(card, 'Action.Execute').filter(({ verb }) => verb === 'client.edit-section');
    expect(offered).toContainEqual(expect.objectContaining({ tooltip: 'Изменить: Люди' }));
    await openSection(bot, 'manager', { client: CLIENT, section: 'contacts' });
  }

  it('that is wrong comes back with a sentence, and nothing is changed', async () => {
    await press('manager', 'Открыть');
    await openContacts();

    const said = await press('manager', 'Применить изменения', { 'contacts/0/phone': 'позвонить' });

    expect(said).toContain('Проверьте телефон');
    expect(await bot.product.clients.get(CLIENT)).toMatchObject({ revision: 1 });
  });
});
