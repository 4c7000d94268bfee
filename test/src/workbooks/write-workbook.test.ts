import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readTable } from '../../../src/tables/read-table.ts';
import { tabNames, textOf } from '../../../src/workbooks/cell-rules.ts';
import type { CellValue, Sheet, SheetColumn } from '../../../src/workbooks/sheet.ts';
import { writeWorkbook } from '../../../src/workbooks/write-workbook.ts';

const TEXT: SheetColumn = { title: 'Текст', kind: 'text' };

function write(columns: SheetColumn[], rows: CellValue[][], more: Partial<Sheet> = {}): Promise<Uint8Array> {
  return writeWorkbook({
    name: 'Реестр',
    lines: ['Подразделение: Барнаул'],
    made: 'Сформировано 28.11.2026',
    mark: 'Коммерческая тайна',
    sheets: [{ name: 'Лист', columns, rows, ...more }],
  });
}

/** Rows below the head, as our reader of foreign workbooks sees them. */
async function read(columns: SheetColumn[], rows: CellValue[][], more: Partial<Sheet> = {}) {
  const table = await readTable(await write(columns, rows, more));
  const head = table.rows.findIndex(({ line }) => line === 5);
  return table.rows.slice(head + 1).map(({ cells }) => cells);
}

function part(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

describe('writeWorkbook', () => {
  it.each([
    '=HYPERLINK("http://x","жми")',
    '+7 3852 12-34-56',
    '-1+1',
    '@SUM(A1)',
    '=1+cmd|calc!A0',
    '_x0041_',
    '<c t="n"><v>1</v></c>]]>&amp;',
    '007',
  ])('keeps the text %j as text', async (text) => {
    const bytes = await write([TEXT], [[text]]);

    expect((await readTable(bytes)).rows.at(-1)?.cells).toEqual([text]);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });

  it('writes whatever text there is into a file that opens', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 5 }), async (texts) => {
        const rows = texts.map((text, n): CellValue[] => [n, text]);
        const found = await read([{ title: 'n', kind: 'number' }, TEXT], rows);

        expect(found.map(([n]) => n)).toEqual(texts.map((_, n) => String(n)));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out what no spreadsheet can hold', () => {
    expect(textOf('a\u0000b\u0007c\ud800d\ufffee\r\nf')).toBe('abcde\nf');
    expect(textOf('я'.repeat(40_000))).toHaveLength(32_767);
    expect(textOf('_x0041_'.repeat(4_500))).toHaveLength(31_500);
    expect(textOf(`${'я'.repeat(32_765)}😀я`)).toBe(`${'я'.repeat(32_765)}…`);
  });

  it('writes amounts, percentages and days as such, below zero too', async () => {
    const columns: SheetColumn[] = [
      { title: 'Сумма', kind: 'money' },
      { title: 'Скидка', kind: 'percent' },
      { title: 'До', kind: 'date' },
      { title: 'Штук', kind: 'number' },
    ];

    const [row] = await read(columns, [[-123_456_789, 12.5, '2026-12-31', -3]]);

    expect(row).toEqual(['-1234567.89', '12.5%', '2026-12-31', '-3']);
  });

  it.each([
    ['date', '1899-12-31', '1899-12-31'],
    ['date', '2026-02-30', '2026-02-30'],
    ['date', 'весна', 'весна'],
    ['money', 'много', 'много'],
    ['number', Number.NaN, ''],
    ['money', Number.POSITIVE_INFINITY, ''],
    ['number', '', ''],
  ] as const)('does not break over a %s of %j', async (kind, value, shown) => {
    const rows = await read([TEXT, { title: 'x', kind }], [['a', value]]);

    expect(rows).toEqual([['a', ...(shown === '' ? [] : [shown])]]);
  });

  it('sums up what the filter leaves', async () => {
    const columns: SheetColumn[] = [TEXT, { title: 'Сумма', kind: 'money', sum: true }];
    const rows: CellValue[][] = [
      ['a', 10],
      ['b', 20],
      ['c', null],
    ];

    const bytes = await write(columns, rows, { total: 'Итого' });

    expect((await readTable(bytes)).rows.at(-1)?.cells).toEqual(['Итого', '0.3']);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('SUBTOTAL(109,B6:B8)');
  });

  it('sums up nothing where nothing is known', async () => {
    const columns: SheetColumn[] = [TEXT, { title: 'План', kind: 'money', sum: true }];

    const bytes = await write(columns, [['a', null]], { total: 'Итого' });

    expect((await readTable(bytes)).rows.at(-1)?.cells).toEqual(['Итого']);
  });

  it('leaves room for a sum that is longer than what it sums up', async () => {
    const rows = Array.from({ length: 1_000 }, (): CellValue[] => ['a', 99_999_999]);

    const bytes = await write([TEXT, { title: 'Сумма', kind: 'money', sum: true }], rows, { total: 'Итого' });

    const width = /<col min="2" max="2" width="(\d+)"/.exec(part(bytes, 'xl/worksheets/sheet1.xml'))?.[1];
    expect(Number(width)).toBeGreaterThanOrEqual('999 999 990,00'.length + 2);
  });

  it('freezes and repeats the head, filters its columns, and puts the mark at the foot of A4', async () => {
    const bytes = await write([TEXT, TEXT], [['a', 'b']]);
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');

    expect(sheet).toContain('<autoFilter ref="A5:B6"');
    expect(sheet).toMatch(/<pane [^>]*ySplit="5"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/);
    expect(sheet).toMatch(/<oddFooter>[^<]*Коммерческая тайна/);
  });

  it('quotes tabs that it refers to, as Excel takes a file without for damaged', async () => {
    const columns: SheetColumn[] = [{ ...TEXT, input: true, choices: ['a'] }];

    const book = part(await write(columns, [['a']], { name: "Клиенты д'Арк, 2026" }), 'xl/workbook.xml');

    expect(book).toContain(">'Клиенты д''Арк, 2026'!$5:$5</definedName>");
  });

  it('marks what people fill in, with its choices, and hides the key that the way back needs', async () => {
    const columns: SheetColumn[] = [
      TEXT,
      { title: 'Причина', kind: 'text', input: true, choices: ['Рост, или нет', 'Спад'], hint: 'Почему?' },
      { title: 'key', kind: 'text', hidden: true },
    ];

    const bytes = await write(columns, [['a', null, 'k1']]);
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');

    expect(sheet).toMatch(/<dataValidation [^>]*type="list"[^>]*sqref="B6:B6"/);
    expect(sheet).toMatch(/<col [^>]*hidden="(1|true)"/);
    expect((await readTable(bytes)).rows.at(-1)?.cells).toEqual(['a', '', 'k1']);
    expect(part(bytes, 'xl/workbook.xml')).toMatch(/name="lists"[^>]*state="hidden"/);
  });
});

describe('tabNames', () => {
  it('makes names that spreadsheets take, each once', () => {
    const names = ['[2026]: a/b?', 'Отчёт', 'ОТЧЁТ', '', "'x'", 'History', 'Клиенты'.repeat(9)];

    const tabs = tabNames(names);

    expect(tabs.slice(0, 6)).toEqual(['2026   a b', 'Отчёт', 'ОТЧЁТ 2', '_', 'x', 'History_']);
    expect(tabs[6]).toHaveLength(31);
  });
});
