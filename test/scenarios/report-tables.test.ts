import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runDue } from '../../src/jobs/run-due.ts';
import { getReport } from '../../src/reports/get-report.ts';
import { writeWorkbook } from '../../src/workbooks/write-workbook.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT, UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { sendFile } from '../helpers/file-desk.ts';
import { putCharged } from '../helpers/put-report.ts';
import { SEATS } from '../helpers/start-bot.ts';

const REPORT = 'barnaul:2026-11';
const PEOPLE = [
  ...SEATS,
  buildHolder('manager', { _id: 'second', name: 'second' }),
  buildPerson('biysk-manager', { roles: [{ role: 'manager', scope: OTHER_UNIT }] }),
];
const [CLIENT, CAUSE, FORECAST, NO_CHANGES, KEY] = [0, 5, 6, 9, 10];

let desk: ExportDesk;

beforeEach(async () => {
  desk = await startExportDesk({
    people: PEOPLE,
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    at: '2026-11-24T05:00:00Z',
  });
  await putClient(1, 'manager', UNIT, 1_500);
  await putClient(2, 'manager', UNIT, 1_010);
  await putClient(3, 'second', UNIT, 500);
  await putClient(4, 'biysk-manager', OTHER_UNIT, 1_000);
  await runDue(desk.bot.product);
  desk.bot.clock.set('2026-12-01T02:00:00Z');
  await runDue(desk.bot.product);
});

afterEach(() => desk.close());

/** A VIP since August, charged a thousand in October and so many roubles in November. */
async function putClient(n: number, manager: string, unit: string, roubles: number): Promise<void> {
  const _id = `VIP-2026-000${n}`;
  const passport = buildPassport({ sphere: 'other' });
  const change = { status: 'client_notified', at: '2026-08-03T02:00:00Z', by: manager } as const;
  const { version: _, ...client } = buildClient({
    _id,
    key: _id,
    status: 'client_notified',
    passport: {
      ...passport,
      unit,
      shortName: `Компания ${n}`,
      appointment: { ...passport.appointment, manager },
    },
    statusHistory: [{ ...change, request: null, reason: null }],
  });
  await desk.bot.product.clients.insert(client);
  await putCharged(desk.bot.product, _id, '2026-10', 1_000, { unit });
  await putCharged(desk.bot.product, _id, '2026-11', roubles, { unit });
}

/** The manager's table, from its titles on. */
async function table(person = 'manager'): Promise<string[][]> {
  await desk.bot.say(person, 'отчёты');
  const { rows } = await desk.exported(person, 'Заполнить в таблице');
  return rows.slice(rows.findIndex((cells) => cells.includes('Номер')));
}

async function send(rows: string[][], person = 'manager'): Promise<string> {
  const [titles = [], ...body] = rows;
  const columns = titles.map((title) => ({ title, kind: 'text' as const }));
  const book = await writeWorkbook({ name: 'x', lines: [], sheets: [{ name: 'x', columns, rows: body }] });
  await sendFile(desk, person, book, 'отчёт.xlsx');
  const { card } = await desk.bot.click(
    person,
    person === 'manager' ? 'Это таблица к отчёту' : 'В справочник…',
  );
  return visibleText(card ?? {});
}

/** The same rows with other values in these cells of one row. */
function changed(rows: string[][], row: number, cells: Record<number, string>): string[][] {
  return rows.map((each, at) => (at === row ? each.map((cell, n) => cells[n] ?? cell) : each));
}

async function entries() {
  return (await getReport(desk.bot.product, REPORT)).entries;
}

describe('the table of a manager', () => {
  it('has the manager’s own clients, what moved first, and what the register knows of them', async () => {
    const [titles, ...rows] = await table();

    expect(titles?.slice(0, 4)).toEqual(['Номер', 'Клиент', 'Отчётный период, ₽', 'Прошлый период, ₽']);
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
      ['VIP-2026-0001', 'Компания 1', '1500', '1000', '50%'],
      ['VIP-2026-0002', 'Компания 2', '1010', '1000', '1%'],
    ]);
  });

  it('comes back, tells what changes, and is written with one tap', async () => {
    const rows = changed(await table(), 1, { [CAUSE]: 'Новая площадка', [FORECAST]: '1 600,50' });

    const told = await send(changed(rows, 2, { [NO_CHANGES]: 'да' }));
    expect(told).toContain('Новая площадка');
    expect(await entries()).toEqual([]);

    await desk.bot.click('manager', 'Загрузить');
    expect(await entries()).toMatchObject([
      {
        client: 'VIP-2026-0001',
        cause: 'Новая площадка',
        forecast: 160_050,
        noChanges: false,
        by: 'manager',
      },
      { client: 'VIP-2026-0002', cause: '', noChanges: true },
    ]);
  });

  it.each<[string, (rows: string[][]) => string[][], string]>([
    ['a changed number', (rows) => changed(rows, 1, { [CLIENT]: 'VIP-2026-0002' }), 'Номер клиента изменён'],
    ['a text in a number', (rows) => changed(rows, 1, { [FORECAST]: 'много' }), 'Введите сумму'],
    ['a sum that does not tie', (rows) => changed(rows, 1, { 2: '1700' }), 'эту сумму считает бот'],
    ['a formula', (rows) => changed(rows, 1, { [CAUSE]: '=HYPERLINK("x")' }), 'начинается со знака «=»'],
    ['no key', (rows) => changed(rows, 1, { [KEY]: '' }), 'не из таблицы отчёта'],
    ['a key of another’s client', (rows) => changed(rows, 1, otherKey), 'не из Вашей части'],
    ['a row twice', (rows) => [...rows, ...rows.slice(1, 2)], 'То же уже есть в строке'],
    [
      'words and none',
      (rows) => changed(rows, 1, { [CAUSE]: 'x', [NO_CHANGES]: 'да' }),
      'оставьте что-то одно',
    ],
  ])('with %s says so at its row, and nothing is written', async (_, change, sentence) => {
    const rows = changed(await table(), 2, { [CAUSE]: 'Верная строка' });

    expect(await send(change(rows))).toContain(sentence);
    expect(await entries()).toEqual([]);
  });

  it('of before the figures moved on says what changed', async () => {
    const rows = changed(await table(), 1, { [CAUSE]: 'Новая площадка' });
    const figures = await desk.bot.product.figures.get('VIP-2026-0001:2026-11');
    if (!figures) throw new Error('no figures');
    const lines = figures.lines.map((line) => ({ ...line, charged: 200_000 }));
    await desk.bot.product.figures.replace({ ...figures, lines });

    expect(await send(rows)).toMatch(/было 1\s500\s₽, стало 2\s000\s₽/);
  });

  it('of before somebody else told of a client is refused, unless the row was left alone', async () => {
    const rows = await table();
    await send(changed(rows, 1, { [CAUSE]: 'Первая причина' }));
    await desk.bot.click('manager', 'Загрузить');

    expect(await send(changed(rows, 1, { [CAUSE]: 'Вторая причина' }))).toContain(
      'с тех пор записали другое',
    );
    await send(changed(rows, 2, { [CAUSE]: 'О другом клиенте' }));
    await desk.bot.click('manager', 'Загрузить');
    expect((await entries()).map(({ cause }) => cause)).toEqual(['Первая причина', 'О другом клиенте']);
  });

  it('without some clients leaves them as they are, and says so', async () => {
    const rows = await table();

    expect(await send(changed(rows.slice(0, 2), 1, { [CAUSE]: 'Рост' }))).toContain(
      'В таблице нет: Компания 2',
    );
  });

  it('of a report that is closed is refused', async () => {
    const rows = changed(await table(), 1, { [CAUSE]: 'Рост' });
    const report = await desk.bot.product.reports.get(REPORT);
    if (!report) throw new Error('no report');
    await desk.bot.product.reports.replace({ ...report, status: 'handed-in' });

    expect(await send(rows)).toContain('Отчёт принят и больше не меняется');
  });
});

const otherKey = { 0: 'VIP-2026-0003', 10: 'barnaul:2026-11|VIP-2026-0003|50000|100000|' };

describe('workbooks of reports', () => {
  it('have the unit’s report for its head, with its totals', async () => {
    await desk.bot.say('unit-sales-head', 'отчёты');
    await desk.bot.click('unit-sales-head', 'report.open', {}, { data: { report: REPORT } });

    const { name, rows } = await desk.exported('unit-sales-head');

    expect(name).toContain('Отчёт, Барнаул, ноябрь 2026');
    expect(rows.flat()).toEqual(
      expect.arrayContaining(['Состояние: Готовится', 'Компания 1', 'Итого', '3010']),
    );
  });

  it('have all units for branch sales, a row each and the branch below', async () => {
    await desk.bot.say('branch-sales', 'отчёты');

    const { rows } = await desk.exported('branch-sales');

    const from = rows.findIndex(([first]) => first === 'Подразделение');
    expect(rows.slice(from + 1).map((cells) => [cells[0], cells[7], cells[8]])).toEqual([
      ['Барнаул', '3', '3010'],
      ['Бийск', '1', '1000'],
      ['Филиал', '4', '4010'],
    ]);
  });

  it.each([
    ['report', { report: REPORT }],
    ['branch-report', { period: '2026-11' }],
    ['report-entries', { report: REPORT }],
  ])('%s is not for a manager of another unit', async (kind, filters) => {
    const answer = await desk.bot.act('biysk-manager', 'activity-1', 'export.make', {
      export: kind,
      filters,
    });

    expect(answer.message).not.toBe('');
    expect(() => desk.lastOffer('biysk-manager')).toThrow('nothing was offered');
  });
});
