import { afterEach, describe, expect, it } from '@jest/globals';
import type { CompanyFacts } from '../../src/companies/company-register.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { openMain } from '../helpers/register-client.ts';
import { startTestBot, type TestBot } from '../helpers/start-bot.ts';

const INN = '7707083893';
const FACTS: CompanyFacts = {
  fullName: 'ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "РОМАШКА"',
  shortName: 'ООО "РОМАШКА"',
  kpp: '773601001',
  ogrn: '1027700132195',
  legalAddress: '656049, г Барнаул, пр-кт Ленина, д 1',
  okved: '41.20',
};
const REASONS = { large: 'true', monthlyCharge: '150 000' };

let bot: TestBot;
let asked: string[];
/** Facts that the register tells of any company. */
let facts: CompanyFacts | null;

afterEach(() => bot.close());

async function start(known: CompanyFacts | null): Promise<void> {
  asked = [];
  facts = known;
  const find = async (inn: string) => {
    asked.push(inn);
    return facts;
  };
  bot = await startTestBot({ companies: { find } });
}

function typedIn(card: unknown, field: string): unknown {
  const inputs = [...allOf(card, 'Input.Text'), ...allOf(card, 'Input.ChoiceSet')];
  return inputs.find(({ id }) => String(id).startsWith(`${field}~`))?.value;
}

describe('the register of companies', () => {
  it('fills in the form by INN, says what is from there, and leaves three things to do', async () => {
    await start(FACTS);

    const { card } = await openMain(bot, 'manager', INN);

    expect(asked).toEqual([INN]);
    expect(visibleText(card).match(/Из ЕГРЮЛ\. Проверьте\./g)).toHaveLength(6);
    expect(typedIn(card, 'sphere')).toBe('construction');
    const sent = await bot.click('manager', 'На согласование', REASONS);
    expect(visibleText(sent.card)).toContain('Отправлено на согласование');
    expect(await bot.product.clients.get('VIP-2026-0001')).toMatchObject({
      passport: {
        fullName: 'ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ «РОМАШКА»',
        shortName: 'ООО «РОМАШКА»',
        kpp: FACTS.kpp,
        ogrn: FACTS.ogrn,
        legalAddress: FACTS.legalAddress,
        sphere: 'construction',
        criteria: [{ criterion: 'monthly-charge', value: '150 000 ₽' }],
      },
    });
  });

  it('may be corrected: what somebody typed is not said to be from there', async () => {
    await start(FACTS);
    await openMain(bot, 'manager', INN);

    const { card } = await bot.click('manager', 'На согласование', { ...REASONS, kpp: '22240100' });
    const sent = await bot.click('manager', 'На согласование', { ...REASONS, kpp: '222401001' });

    expect(visibleText(card).match(/Из ЕГРЮЛ\. Проверьте\./g)).toHaveLength(5);
    expect(visibleText(sent.card)).toContain('Отправлено на согласование');
    expect(await bot.product.clients.get('VIP-2026-0001')).toMatchObject({ passport: { kpp: '222401001' } });
  });

  it('is believed no more than what is typed', async () => {
    await start({ ...FACTS, ogrn: '1', kpp: '<b>', fullName: 'Я'.repeat(2_000), okved: '../../etc' });

    const { card } = await openMain(bot, 'manager', INN);

    for (const field of ['ogrn', 'kpp', 'fullName', 'sphere']) expect(typedIn(card, field)).toBeUndefined();
    expect(typedIn(card, 'shortName')).toBe('ООО «РОМАШКА»');
  });

  it('says nothing where it knows nothing: the form is typed as ever', async () => {
    await start(null);

    const { card } = await openMain(bot, 'manager', INN);

    expect(visibleText(card)).toContain('Почему VIP');
    expect(visibleText(card)).not.toMatch(/ЕГРЮЛ|Исправьте/);
  });

  it('is not asked about a client of ours, and gives a further branch no KPP that is taken', async () => {
    await start(FACTS);
    await bot.product.clients.insert(buildClient({ passport: buildPassport({ ogrn: '' }) }));
    await bot.say('manager', `новый клиент ${INN}`);
    expect(asked).toEqual([]);

    const { card } = await bot.click('manager', 'Другой филиал');

    expect(asked).toEqual([INN]);
    expect(typedIn(card, 'kpp')).toBeUndefined();
    expect(typedIn(card, 'shortName')).toBe('ООО «Ромашка»');
    expect(typedIn(card, 'ogrn')).toBe(FACTS.ogrn);
  });

  it('takes back what it filled in when the INN was another one', async () => {
    await start(FACTS);
    await openMain(bot, 'manager', INN);
    await bot.click('manager', 'Другой ИНН', { kpp: '222401001' });
    facts = null;

    const { card } = await bot.click('manager', 'Дальше', { inn: '7707049388' });

    expect(typedIn(card, 'shortName')).toBeUndefined();
    expect(typedIn(card, 'kpp')).toBe('222401001');
  });
});

describe('without a register of companies', () => {
  it('nothing leaves the house', async () => {
    bot = await startTestBot();
    const hosts = new Set<string>();
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      hosts.add(new URL(input instanceof Request ? input.url : input).hostname);
      return fetch(input, init);
    };

    await openMain(bot, 'manager', INN);
    globalThis.fetch = fetch;

    expect([...hosts]).toEqual(['127.0.0.1']);
  });
});
