import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { SECTION_IDS } from '../../src/clients/passport/passport-form.ts';
import { putGreeting } from '../../src/greetings/put-greeting.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildContract, buildDiscount } from '../helpers/build-dated.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildPerson, OTHER_UNIT } from '../helpers/build-person.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { importLines } from '../helpers/import-table.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildPerson('other-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
      buildPerson('english', { locale: 'en', roles: [{ role: 'unit-head', scope: 'barnaul' }] }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
});

afterEach(() => bot.close());

async function open(person: string): Promise<Record<string, unknown>> {
  const [said] = await bot.say(person, `открыть ${CLIENT}`);
  return said?.card ?? {};
}

function edits(card: Record<string, unknown>): unknown[] {
  return allOf(card, 'Action.Execute')
    .filter(({ verb }) => verb === 'client.edit-section')
    .map(({ data }) => (data as { section: string }).section);
}

describe('a client’s card as the one screen', () => {
  beforeEach(async () => {
    await bot.product.clients.insert(buildClient({ status: 'client_notified', openRequest: null }));
  });

  it('lets its manager change each part by itself, and nobody else', async () => {
    expect(edits(await open('manager')).toSorted()).toEqual([...SECTION_IDS].toSorted());
    expect(edits(await open('commercial-director'))).toEqual([]);
  });

  it('says to its manager what the passport lacks, and to others nothing of it', async () => {
    expect(visibleText(await open('manager'))).toContain('не хватает: заместитель менеджера');
    expect(visibleText(await open('unit-sales-head'))).not.toContain('не хватает');
  });

  it('tells what was granted and how long it holds, the first to end first', async () => {
    await bot.product.requests.insert(buildContract('2027-03-01'));
    await bot.product.requests.insert(buildDiscount('2026-12-31'));
    await bot.product.requests.insert(buildDiscount('2026-11-23', { _id: 'DI-2026-0002' }));

    const text = visibleText(await open('manager'));

    expect(text).toContain('Скидки, договоры, проекты · 2');
    expect(text).toContain('до 31.12.2026, осталось 37 дней · DI-2026-0001');
    expect(text.indexOf('DI-2026-0001')).toBeLessThan(text.indexOf('CN-2026-0001'));
    expect(text).not.toContain('DI-2026-0002');
  });

  it('counts what is open, and a press on the figure leads to it', async () => {
    await raiseRequest(bot, 'manager', 'department-quality', {
      client: CLIENT,
      subject: 'Обрывы связи',
      question: 'Почему рвётся связь по вечерам?',
    });
    await bot.quiet();

    const [tile] = allOf(await open('manager'), 'Column').filter(({ selectAction }) => selectAction);

    expect(visibleText(tile)).toContain('1');
    expect(visibleText(tile)).toContain('открытая заявка');
    expect(tile?.selectAction).toMatchObject({ verb: 'request.open', data: { request: 'DQ-2026-0001' } });
  });

  it('begins a new request with the client filled in, of the kinds that the reader may raise', async () => {
    const raised = (card: Record<string, unknown>) =>
      allOf(card, 'Action.Execute')
        .filter(({ verb }) => verb === 'request.raise')
        .map(({ data }) => data as { type: string; client: string });

    const own = raised(await open('manager'));
    expect(own).toContainEqual({ type: 'discount', client: CLIENT });
    expect(raised(await open('security-director'))).toEqual([]);

    const form = await bot.click('manager', 'request.raise', {}, { data: { type: 'discount' } });
    expect(JSON.stringify(form.card)).toContain('ООО «Ромашка»');
  });

  it('tells how the client was greeted', async () => {
    const client = await bot.product.clients.get(CLIENT);
    if (!client) throw new Error('no client');
    await putGreeting(bot.product, {
      greeted: { client, occasion: 'company-foundation', contact: '' },
      date: '2026-04-15',
      entry: {
        at: '2026-04-15T02:00:00.000Z',
        by: 'manager',
        onBehalfOf: null,
        outcome: 'done',
        channel: 'call',
        on: '2026-04-15',
        gift: '',
        cost: null,
        note: '',
        reason: '',
      },
    });

    const card = await open('manager');

    expect(visibleText(card)).toContain('Поздравления · 1');
    expect(visibleText(card)).toContain('День основания');
  });

  describe('with charges from the billing system', () => {
    beforeEach(async () => {
      const rows = [
        `10.2025;${CLIENT};internet;40000;40000;0;0`,
        `09.2026;${CLIENT};internet;50000;50000;0;0`,
        `10.2026;${CLIENT};internet;60000;50000;10000;2500`,
      ];
      const header = 'Месяц;Клиент;Услуга;Начислено;Оплачено;Долг;Просрочено';
      await importLines(bot.product, 'figures', [header, ...rows], { apply: true, units: 'all' });
    });

    it('tells the last month, its growth, the debt and how the client pays', async () => {
      const text = visibleText(await open('manager')).replaceAll('\u00A0', ' ');

      expect(text).toContain('октябрь 2026 г.: 60 000 ₽');
      expect(text).toContain('К прошлому месяцу: +20 %');
      expect(text).toContain('К тому же месяцу год назад: +50 %');
      expect(text).toContain('Долг: 10 000 ₽, просрочено 2 500 ₽');
      expect(text).toContain('Без просрочки: 1 из 2 месяцев');
      expect(text).toContain('За 2 месяца от 50 000 ₽ до 60 000 ₽.');
    });

    it('tells the share of what the unit earned, once that is known', async () => {
      expect(visibleText(await open('manager'))).not.toContain('Доля в доходе');
      const table = ['Месяц;Подразделение;Доход', '10.2026;barnaul;480000'];
      await importLines(bot.product, 'income', table, { apply: true, units: 'all' });

      const text = visibleText(await open('manager')).replaceAll('\u00A0', ' ');

      expect(text).toContain('Доля в доходе подразделения: 12,5 %');
    });

    it('tells it in English', async () => {
      const text = visibleText(await open('english')).replaceAll('\u00A0', ' ');

      expect(text).toContain('Charges and payments');
      expect(text).toContain('Against the month before: +20%');
    });

    it('tells nothing to somebody of another unit', async () => {
      expect(JSON.stringify(await open('other-head'))).not.toContain('60');
    });
  });

  it('says nothing of charges where no table has told of the client', async () => {
    expect(visibleText(await open('manager'))).not.toContain('Начисления и оплаты');
  });
});

describe('a candidate’s card', () => {
  it('has no parts to change while directors decide on the whole', async () => {
    const passport = buildPassport({ companyDays: [] });
    await bot.product.clients.insert(
      buildClient({ status: 'rejected', passport, openRequest: null, active: false }),
    );

    expect(edits(await open('manager'))).toEqual([]);
  });
});
