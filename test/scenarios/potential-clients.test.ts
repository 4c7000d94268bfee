import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { listAudit } from '../../src/audit-log/list-audit.ts';
import type { CompanyFacts } from '../../src/companies/company-register.ts';
import { findAll } from '../../src/storage/walk.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { importLines } from '../helpers/import-table.ts';
import { step, typedPassport, typeMain } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { validInn } from '../helpers/valid-inn.ts';

const INN = typedPassport().names.inn ?? '';
const NUMBER = 'POT-2026-0001';
const TYPED = { inn: INN, name: 'ООО «Торговый дом»', estimate: '84 200', operator: 'Мегалайн' };

const NO_FACTS = { fullName: '', shortName: '', kpp: '', ogrn: '', legalAddress: '', okved: '' };

let bot: TestBot;
let facts: CompanyFacts | null;

beforeEach(async () => {
  facts = null;
  bot = await startTestBot({
    companies: { find: async () => facts },
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    mornings: 'off',
    people: [
      ...SEATS,
      buildHolder('manager', { _id: 'colleague' }),
      buildPerson('other-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  const table = [
    'id;nameRu;limit;limitUnit;limitMonths',
    'monthly-charge;Счёт;100000;рубли в месяц, в среднем;6',
  ];
  await importLines(bot.product, 'criteria', table, { apply: true });
});

afterEach(() => bot.close());

const plain = (text: string) => text.replaceAll(/\u00A0|\u202F/g, ' ');

async function add(person = 'manager', typed: Record<string, string> = TYPED): Promise<string> {
  await bot.say(person, 'потенциальный клиент');
  const { card } = await bot.click(person, 'potential.save', typed);
  return plain(visibleText(card));
}

async function stored() {
  return findAll(bot.product.potentialClients, { index: 'all', eq: {} });
}

describe('a potential client', () => {
  it('is taken down on one form, and the card says how near it is', async () => {
    const text = await add();

    expect(text).toContain('Записан: POT-2026-0001.');
    expect(text).toContain('По оценке 84 200 ₽ в месяц — 84,2 % порога 100 000 ₽');
    expect(text).toContain('Сейчас у оператора: Мегалайн');
    expect(await bot.product.potentialClients.get(NUMBER)).toMatchObject({
      unit: 'barnaul',
      manager: 'manager',
      estimate: 8_420_000,
      status: 'open',
    });
  });

  it('keeps what was typed when something is wrong, and stores nothing', async () => {
    const text = await add('manager', { ...TYPED, inn: '7707083894', name: '', estimate: 'много' });

    expect(text).toContain('Исправьте 3 поля');
    expect(await stored()).toEqual([]);
  });

  it('takes the name from the state’s register where none was typed', async () => {
    facts = { ...NO_FACTS, shortName: 'ООО «ТД»' };

    expect(await add('manager', { inn: INN })).toContain('ООО «ТД»');
  });

  it('is stored once however often the form is sent', async () => {
    await bot.say('manager', 'потенциальный клиент');
    const on = bot.cardsOf('manager').at(-1)?.activityId ?? '';
    const typed = { ...TYPED, unit: 'barnaul', manager: 'manager' };
    await Promise.all([1, 2, 3].map(() => bot.act('manager', on, 'potential.save', typed)));

    expect(await stored()).toHaveLength(1);
    expect(await add()).toContain('уже записан');
    expect(await stored()).toHaveLength(1);
  });

  it('is refused for a company on the list, with the way to it', async () => {
    const client = buildClient({ status: 'client_notified', active: true, openRequest: null });
    await bot.product.clients.insert(client);

    expect(await add('manager', { ...TYPED, inn: client.passport.inn })).toContain('уже в едином списке');
    const opened = await bot.click('manager', 'client.open');
    expect(visibleText(opened.card)).toContain('VIP-2026-0001');
    expect(await stored()).toEqual([]);
  });

  it('is its manager’s, the head’s of the unit and branch sales’, and nobody else’s', async () => {
    await add();
    const opens = async (person: string) => {
      const [said] = await bot.say(person, `открыть ${NUMBER}`);
      return JSON.stringify(said).includes('Торговый дом');
    };

    expect(await opens('unit-sales-head')).toBe(true);
    expect(await opens('branch-sales')).toBe(true);
    expect(await opens('colleague')).toBe(false);
    expect(await opens('other-head')).toBe(false);
    expect(await opens('security-director')).toBe(false);
    const on = bot.cardsOf('manager').at(-1)?.activityId ?? '';
    await bot.act('colleague', on, 'potential.drop', { potential: NUMBER, reason: 'чужой' });
    expect((await stored())[0]?.status).toBe('open');
  });

  it('is listed to who may see it, of all units or of one', async () => {
    await add();
    await add('colleague', { ...TYPED, inn: validInn(7), name: 'ЗАО «Вторая»' });
    const list = async (person: string) => {
      const [said] = await bot.say(person, 'потенциальные');
      return plain(visibleText(said?.card));
    };

    expect(await list('manager')).toContain('1 клиент');
    expect(await list('unit-sales-head')).toContain('2 клиента');
    expect(await list('branch-sales')).toContain('84,2 % порога');
    const other = await bot.click('branch-sales', 'potential.filter', { unit: OTHER_UNIT });
    expect(visibleText(other.card)).toContain('Пока никого');
    const back = await bot.click('branch-sales', 'potential.filter', { unit: 'all' });
    expect(visibleText(back.card)).toContain('ЗАО «Вторая»');
  });

  it('is changed by a form that names its revision, with a trace of the values', async () => {
    await add();
    await bot.click('manager', 'potential.form');
    const on = bot.cardsOf('manager').at(-1)?.activityId ?? '';
    const changed = { ...TYPED, unit: 'barnaul', manager: 'manager', estimate: '90 000' };
    const data = { potential: NUMBER, revision: 1 };
    await bot.act('manager', on, 'potential.save', { ...data, ...changed });

    const late = await bot.act('manager', on, 'potential.save', { ...data, ...changed, estimate: '1' });

    expect((await stored())[0]).toMatchObject({ estimate: 9_000_000, revision: 2 });
    expect(plain(visibleText(late.card))).toContain('90 000');
    const log = await listAudit(bot.product, { actor: 'manager', number: NUMBER });
    expect(log.page.items.map(({ event }) => event)).toMatchObject([
      { type: 'potential.edited', changes: [{ field: 'estimate', from: 8_420_000, to: 9_000_000 }] },
      { type: 'potential.added' },
    ]);
    const [shown] = await bot.say('manager', `журнал ${NUMBER}`);
    expect(plain(visibleText(shown?.card))).toContain('84 200 ₽ → 90 000 ₽');
  });

  it('is removed with a reason only, once, and comes back when it is taken down again', async () => {
    await add();
    expect(visibleText((await bot.click('manager', 'potential.drop', { reason: ' ' })).card)).toContain(
      'Напишите причину',
    );
    const dropped = await bot.click('manager', 'potential.drop', { reason: 'Остался у Мегалайна' });
    expect(visibleText(dropped.card)).toContain('Убран из потенциальных: Остался у Мегалайна');
    expect(allOf(dropped.card, 'Action.Execute').map(({ verb }) => verb)).not.toContain('potential.form');

    await add('manager', { ...TYPED, estimate: '95 000' });

    expect(await stored()).toMatchObject([{ _id: NUMBER, status: 'open', reason: '', estimate: 9_500_000 }]);
  });
});

describe('from a potential client to a VIP', () => {
  it('one tap begins the passport with what is known, and the sent request marks it', async () => {
    await add();
    const form = await bot.click('manager', 'potential.register');
    expect(JSON.stringify(form.card)).toContain('ООО «Торговый дом»');

    const typed = typedPassport();
    const { shortName: _, ...names } = typed.names;
    await step(bot, 'manager', 'show', typeMain({ ...typed, names: names as typeof typed.names }));
    const sent = await bot.click('manager', 'client.submit');
    expect(visibleText(sent.card)).toContain('ST-2026-0001');
    await bot.quiet();

    expect(await stored()).toMatchObject([{ status: 'registered', client: 'VIP-2026-0001' }]);
    expect((await bot.product.clients.get('VIP-2026-0001'))?.passport).toMatchObject({
      shortName: 'ООО «Торговый дом»',
      operators: [{ operator: 'Мегалайн' }],
    });
    const [card] = await bot.say('manager', NUMBER);
    expect(visibleText(card?.card)).toContain('Уже на регистрации: VIP-2026-0001.');
  });

  it('goes on with the form that was begun, from a second tap too', async () => {
    await add();
    const on = bot.cardsOf('manager').at(-1)?.activityId ?? '';
    await bot.act('manager', on, 'potential.register', { potential: NUMBER });
    await bot.act('manager', on, 'potential.register', { potential: NUMBER });

    expect(await findAll(bot.product.drafts, { index: 'owner', eq: { owner: 'manager' } })).toHaveLength(1);
  });

  it('is begun by its manager alone', async () => {
    await add();
    const [said] = await bot.say('unit-sales-head', NUMBER);

    expect(allOf(said?.card, 'Action.Execute').map(({ verb }) => verb)).not.toContain('potential.register');
  });
});
