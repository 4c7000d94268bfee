import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { BRANCH } from '../../src/people/person.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { fillWeek, putRecord } from '../helpers/overview-world.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('unit-head'), buildPerson('outsider')],
    units: [
      buildUnit('barnaul', { approvedManagers: 2 }),
      buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } }),
    ],
    renderers: RENDERERS,
    openChats: true,
    at: '2026-11-26T05:00:00Z',
  });
  await fillWeek(bot.product);
});

afterEach(() => bot.close());

async function putStaff(): Promise<void> {
  const register = { importedAt: '2026-11-01T05:00:00Z', pending: [], hasPending: false };
  await bot.product.staff.insert({
    _id: 'barnaul',
    posts: [
      { post: 'Начальник отдела продаж', count: 1, note: '' },
      { post: 'Менеджер по работе с VIP-клиентами', count: 2, note: 'вакансия 1' },
    ],
    ...register,
  });
  await bot.product.staff.insert({
    _id: BRANCH,
    posts: [{ post: 'Начальник отдела', count: 1, note: '' }],
    ...register,
  });
}

describe('«исполнение»', () => {
  it('tells a director who is late, where it is stuck, and who keeps to their days', async () => {
    const text = await bot.hear('commercial-director', 'исполнение');

    expect(text).toContain('Просрочено 1 решение');
    expect(text).toContain('commercial-director ›\n1 просрочка, дольше всего 4 рабочих дня');
    expect(text).toContain('Статус VIP: согласование директорами: 1 заявка');
    expect(text).toContain('Подразделения: что в срок');
  });

  it.each(['unit-head', 'unit-sales-head'])('shows %s the own unit only', async (person) => {
    const text = await bot.hear(person, 'исполнение');

    expect(text).toContain('Барнаул · за месяц');
    expect(text).not.toContain('Бийск');
  });

  it.each(['manager', 'admin', 'outsider'])('is refused to %s', async (person) => {
    expect(await bot.hear(person, 'исполнение')).toContain('нет прав');
    expect(await bot.hear(person, 'штат')).toContain('нет прав');
  });

  it('is in the reader’s language', async () => {
    const [card] = await bot.say('branch-sales', 'duties', 'en-US');

    const text = visibleText(card?.card);
    expect(text).toContain('1 decision overdue');
    expect(text).not.toMatch(/просроч|в срок/iu);
  });

  it('looks back as far as it is asked to', async () => {
    await bot.say('commercial-director', 'исполнение');

    expect(await bot.press('commercial-director', 'За год')).toContain('Филиал · за год');
  });
});

describe('a figure', () => {
  async function tapped(what: string, person = 'commercial-director'): Promise<string> {
    await bot.say(person, 'исполнение');
    expect(await bot.press(person, 'duties.list', {}, { what })).toContain('Просрочено 1 решение');
    return visibleText(bot.cardsOf(person).at(-1)?.card);
  }

  it.each([
    ['overdue', 'просрочено 4 рабочих дня · commercial-director, security-director'],
    ['people', 'unit-sales-head\nв срок 1 из 2'],
    ['units', 'Барнаул'],
    ['stuck', 'Статус VIP: согласование директорами'],
    ['workload', 'Барнаул\n3 клиента, 1 менеджер из 2 утверждённых · manager 3'],
  ])('of %s leads to what it counts', async (what, row) => {
    expect(await tapped(what)).toContain(row);
  });

  it('leads on to one person’s and to the request', async () => {
    await tapped('people');

    expect(await bot.press('commercial-director', 'duties.person')).toContain('Сотрудники: что в срок');
    expect(visibleText(bot.cardsOf('commercial-director').at(-1)?.card)).toContain('ST-2026-2');
  });

  it('is refused to who has lost the unit since', async () => {
    await bot.say('unit-head', 'исполнение');
    const person = await bot.product.people.get('unit-head');
    if (!person) throw new Error('no person');
    await bot.product.people.replace({ ...person, roles: [{ role: 'manager', scope: 'barnaul' }] });

    expect(await bot.press('unit-head', 'duties.list', {}, { what: 'people' })).toContain('нет прав');
  });
});

describe('a report and a greeting', () => {
  it('count by their days, for the unit that owes and for the manager who forgot', async () => {
    const { product } = bot;
    const client = await product.clients.get('VIP-2026-1');
    if (!client) throw new Error('no client');
    const companyDays = [
      { id: 'told', title: 'День основания', day: '11-23' },
      { id: 'forgotten', title: 'День компании', day: '11-24' },
    ];
    const statusHistory = client.statusHistory.map((change) => ({ ...change, at: '2026-11-10T02:00:00Z' }));
    await product.clients.replace({
      ...client,
      statusHistory,
      passport: { ...client.passport, companyDays, contacts: [] },
    });
    await putRecord(product, {
      client: client._id,
      occasion: 'company-told',
      on: '2026-11-23',
      outcome: 'done',
    });

    await bot.say('commercial-director', 'исполнение');
    await bot.press('commercial-director', 'duties.list', {}, { what: 'people' });
    const people = visibleText(bot.cardsOf('commercial-director').at(-1)?.card);
    await bot.say('commercial-director', 'исполнение');
    await bot.press('commercial-director', 'duties.list', {}, { what: 'units' });
    const units = visibleText(bot.cardsOf('commercial-director').at(-1)?.card);

    expect(people).toContain('manager\nв срок 1 из 2');
    expect(units).toMatch(/Бийск\n.*отчёты 0 из 1|Бийск\nв срок 0 из 1/);
  });
});

describe('the staffing table', () => {
  it('stands by place, with the managers that were approved', async () => {
    await putStaff();

    const text = await bot.hear('branch-sales', 'штатное расписание');

    expect(text).toContain('Штатное расписание');
    expect(text).toContain('VIP-менеджеры: 1 из 2 утверждённых');
    expect(text).toContain('Менеджер по работе с VIP-клиентами: 2 · вакансия 1');
    expect(text).toContain('Аппарат управления филиала');
  });

  it('shows a head the own unit only', async () => {
    await putStaff();

    expect(await bot.hear('unit-sales-head', 'штат')).not.toContain('Аппарат управления');
  });

  it('says so where no table was loaded', async () => {
    expect(await bot.hear('branch-sales', 'штат')).toContain('ещё не загружено');
  });
});
