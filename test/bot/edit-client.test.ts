import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SECTION_IDS } from '../../src/clients/passport/passport-form.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildUnit } from '../helpers/build-person.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { openSection, step } from '../helpers/register-client.ts';
import { startTwoUnits, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTwoUnits();
});

afterEach(() => bot.close());

function typedIn(card: unknown, field: string): unknown {
  return allOf(card, 'Input.Text').find(({ id }) => String(id).startsWith(`${field}~`))?.value;
}

function lastOf(person: string): Record<string, unknown> {
  return bot.cardsOf(person).at(-1)?.card ?? {};
}

describe('an imported candidate', () => {
  it('is sent for the first time, not again', async () => {
    await bot.product.clients.insert(buildClient({ status: 'candidate', openRequest: null }));
    await bot.say('manager', 'открыть VIP-2026-0001');

    const form = await bot.click('manager', 'На согласование');

    expect(visibleText(form.card)).toContain('Подача на согласование');
  });
});

describe('cards of the form', () => {
  it('stay within the size limit with every list full', async () => {
    const passport = buildPassport();
    const text = 'Щ'.repeat(300);
    await bot.product.clients.insert(
      buildClient({
        status: 'client_notified',
        openRequest: null,
        passport: {
          ...passport,
          fullName: text,
          shortName: text,
          productionStructure: 'Щ'.repeat(2000),
          servicePoints: Array.from({ length: 50 }, () => ({ address: text, unit: 'barnaul' })),
          criteria: Array.from({ length: 10 }, () => ({
            criterion: 'lines',
            value: 'Щ'.repeat(100),
            period: '',
          })),
          services: Array.from({ length: 30 }, () => ({
            service: 'internet',
            quantity: 1,
            tariff: 'Щ'.repeat(200),
            contract: '1',
            since: '2026-01-01',
          })),
          contacts: Array.from({ length: 20 }, (_, index) => ({
            id: `c${index}`,
            lastName: 'Щ'.repeat(100),
            firstName: 'Щ'.repeat(100),
            patronymic: 'Щ'.repeat(100),
            post: 'Щ'.repeat(200),
            role: 'signs' as const,
            phone: '',
            email: '',
            salutation: 'Щ'.repeat(200),
            birthday: '01-01',
            consent: '№ 1',
          })),
        },
      }),
    );
    await bot.say('manager', 'открыть VIP-2026-0001');
    expect(visibleText(lastOf('manager'))).toMatch(/и ещё \d+ строк/);

    const people = await bot.click('manager', 'Люди: все 20');
    expect(visibleText(people.card)).toContain('Люди: 1–10 из 20');
    await bot.click('manager', 'К карточке');
    const points = await bot.click('manager', 'Адреса: все 50');
    expect(visibleText(points.card)).toContain('Адреса: 1–10 из 50');
    await bot.click('manager', 'К карточке');

    const review = await bot.click('manager', 'client.edit');
    expect(visibleText(review.card)).toContain('Вся карточка');
    for (const section of SECTION_IDS) {
      const { card } = await openSection(bot, 'manager', { client: 'VIP-2026-0001', section });
      expect(card).not.toBeNull();
    }
  });

  it('stay within it with dictionaries as long as they may be, and sixty units', async () => {
    const name = { ru: 'Название значения справочника', en: 'Name of an entry of it' };
    for (const dictionary of ['spheres', 'criteria', 'services']) {
      const entries = Array.from({ length: 100 }, (_, n) => ({ id: `entry-${n}`, name }));
      await bot.product.dictionaries.insert({ _id: dictionary, entries, pending: [], hasPending: false });
    }
    for (let n = 0; n < 58; n += 1) await bot.product.units.insert(buildUnit(`unit-${n}`, { name }));
    const [main] = await bot.say('manager', 'новый клиент 7707083893');
    expect(visibleText(main?.card)).toContain('Почему VIP');
    await step(bot, 'manager', 'show');

    for (const section of SECTION_IDS) {
      const { card } = await step(bot, 'manager', 'section-open', {}, { section });
      expect(card).not.toBeNull();
      await step(bot, 'manager', 'section-cancel');
    }
  });

  it('lets a row of a long list be picked and edited', async () => {
    const passport = buildPassport();
    const servicePoints = Array.from({ length: 9 }, (_, n) => ({
      address: `Барнаул, дом ${n}`,
      unit: 'barnaul',
    }));
    await bot.product.clients.insert(
      buildClient({ status: 'client_notified', openRequest: null, passport: { ...passport, servicePoints } }),
    );
    await bot.say('manager', 'открыть VIP-2026-0001');
    await openSection(bot, 'manager', { client: 'VIP-2026-0001', section: 'addresses' });

    const row = await bot.click('manager', 'Изменить', { 'pick-servicePoints': '7' });
    expect(typedIn(row.card, 'address')).toBe('Барнаул, дом 7');
    await step(bot, 'manager', 'row-save', { address: 'Барнаул, дом 77' });
    const done = await bot.click('manager', 'Применить изменения');

    expect(visibleText(done.card)).toContain('Изменения сохранены.');
    const client = await bot.product.clients.get('VIP-2026-0001');
    expect(client?.passport.servicePoints[7]).toEqual({ address: 'Барнаул, дом 77', unit: 'barnaul' });
  });
});
