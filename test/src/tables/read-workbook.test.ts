import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { isBroken } from '../../../src/tables/broken-cell.ts';
import { readTable } from '../../../src/tables/read-table.ts';
import { type BookXml, bookParts, zipParts } from '../../helpers/build-workbook.ts';

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...values: string[]) => `<row>${values.map(text).join('')}</row>`;
const ROWS = row('id', 'name') + row('1', 'Барнаул');
const CELLS = [
  ['id', 'name'],
  ['1', 'Барнаул'],
];
const BOOK = bookParts({ sheets: [{ data: ROWS }], formats: [14], strings: ['<t>x</t>'] });

const read = (parts: Record<string, string>) => readTable(zipParts(parts));
const readBook = (book: BookXml) => read(bookParts(book));

/** The cells of one row. */
async function cellsOf(data: string, book: Partial<BookXml> = {}): Promise<string[] | undefined> {
  const { rows } = await readBook({ sheets: [{ data: `<row>${data}</row>` }], ...book });
  return rows[0]?.cells;
}

/** The same parts under other names, or with other contents. */
function renamed(change: (path: string) => string, mend: (xml: string) => string = (xml) => xml) {
  return Object.fromEntries(Object.entries(BOOK).map(([path, xml]) => [change(path), mend(xml)]));
}

describe('the parts of a workbook', () => {
  it.each<[string, Record<string, string>]>([
    ['named as they should be', BOOK],
    ['with backslashes', renamed((path) => path.replaceAll('/', '\\'))],
    [
      'with backslashes in what points to them',
      renamed(
        (path) => path,
        (xml) => xml.replaceAll('worksheets/', 'worksheets\\'),
      ),
    ],
    ['with a leading slash', renamed((path) => `/${path}`)],
    ['in capitals', renamed((path) => path.toUpperCase())],
    [
      'behind absolute targets',
      renamed(
        (path) => path,
        (xml) => xml.replaceAll('Target="worksheets', 'Target="/xl/worksheets'),
      ),
    ],
    [
      'behind roundabout targets',
      renamed(
        (path) => path,
        (xml) => xml.replaceAll('Target="worksheets', 'Target="../xl/./worksheets'),
      ),
    ],
    [
      'with names of their own',
      renamed(
        (path) => path.replace('sheet1.xml', 'Лист данных.dat'),
        (xml) =>
          xml.replaceAll('sheet1.xml', '%D0%9B%D0%B8%D1%81%D1%82%20%D0%B4%D0%B0%D0%BD%D0%BD%D1%8B%D1%85.dat'),
      ),
    ],
    [
      'in a folder of their own',
      renamed(
        (path) => path.replace('xl/', 'book/'),
        (xml) => xml.replaceAll('"xl/', '"book/'),
      ),
    ],
    [
      'of the strict kind',
      renamed(
        (path) => path,
        (xml) =>
          xml.replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006',
            'http://purl.oclc.org/ooxml/officeDocument',
          ),
      ),
    ],
    [
      'without anything that points to them',
      Object.fromEntries(Object.entries(BOOK).filter(([path]) => !path.endsWith('.rels'))),
    ],
    [
      'without content types',
      Object.fromEntries(Object.entries(BOOK).filter(([path]) => !path.startsWith('['))),
    ],
    [
      'with prefixes',
      renamed(
        (path) => path,
        (xml) => xml.replaceAll(/<(\/?)([a-z])/gi, '<$1x:$2').replaceAll('r:id', 'rel:id'),
      ),
    ],
    [
      'with a mark and a declaration',
      renamed(
        (path) => path,
        (xml) => `\uFEFF<?xml version="1.0" encoding="utf-8"?>${xml.replace(/^<\?xml.*\?>/, '')}`,
      ),
    ],
  ])('are found %s', async (_what, parts) => {
    const { rows, notes } = await read(parts);

    expect(rows.map(({ cells }) => cells)).toEqual(CELLS);
    expect(notes).toEqual([]);
  });

  it('are read in UTF-16', async () => {
    const utf16 = (xml: string) =>
      Buffer.from(
        `\uFEFF<?xml version="1.0" encoding="UTF-16"?>${xml.replace(/^<\?xml.*\?>/, '')}`,
        'utf16le',
      );
    const parts = Object.entries(BOOK).map(([path, xml]) => [path, utf16(xml)]);

    expect((await readTable(zipSync(Object.fromEntries(parts)))).rows.map(({ cells }) => cells)).toEqual(
      CELLS,
    );
  });

  it.each([
    ['of a text', { 'readme.txt': 'text' }],
    [
      'of an open document',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
    ],
    ['of a workbook without sheets', bookParts({ sheets: [] })],
  ])('are none in a zip %s', async (_what, parts) => {
    await expect(read(parts)).rejects.toMatchObject({ code: 'NOT_A_TABLE' });
  });
});

describe('the sheet that is read', () => {
  const other = { data: row('other') };

  it.each<[string, BookXml, string | null]>([
    ['the only one', { sheets: [{ data: ROWS }] }, null],
    ['the first one', { sheets: [{ name: 'Клиенты', data: ROWS }, other] }, 'Клиенты'],
    [
      'the first that is not hidden',
      {
        sheets: [
          { ...other, state: 'hidden' },
          { ...other, state: 'veryHidden' },
          { name: 'Видимый', data: ROWS },
        ],
      },
      'Видимый',
    ],
    ['the first that holds something', { sheets: [{ data: '' }, { data: ROWS }] }, 'Sheet2'],
    ['the hidden one where all are', { sheets: [{ data: ROWS, state: 'hidden' }] }, null],
  ])('is %s', async (_what, book, name) => {
    const { rows, notes } = await readBook(book);

    expect(rows.map(({ cells }) => cells)).toEqual(CELLS);
    expect(notes).toEqual(name === null ? [] : [{ what: 'sheet', name }]);
  });
});

describe('a cell', () => {
  it.each([
    ['a shared string', '<c t="s"><v>1</v></c>', 'Б & Я'],
    ['a shared string in pieces, without how it is read aloud', '<c t="s"><v>2</v></c>', 'Барнаул'],
    [
      'a string in pieces',
      '<c t="inlineStr"><is><r><t>Бар</t></r><r><rPr><b/></rPr><t>наул</t></r></is></c>',
      'Барнаул',
    ],
    ['CDATA', '<c t="inlineStr"><is><t><![CDATA[А & Б]]></t></is></c>', 'А & Б'],
    ['letters by number', '<c t="inlineStr"><is><t>&#1040;&#x411;</t></is></c>', 'АБ'],
    ['escaped letters', '<c t="inlineStr"><is><t>А_x000D__x005F_x0041_</t></is></c>', 'А\r_x0041_'],
    ['the text of a formula', '<c t="str"><f>A1&amp;B1</f><v>Барнаул</v></c>', 'Барнаул'],
    ['the empty text of a formula', '<c t="str"><f>IF(A1,"","")</f><v></v></c>', ''],
    ['a number', '<c><v> 7707083893 </v></c>', '7707083893'],
    ['a number with an exponent', '<c><v>7.707083893E9</v></c>', '7707083893'],
    ['the number that is shown', '<c><v>1234.5599999999999</v></c>', '1234.56'],
    ['a number with zeroes before it', '<c s="1"><v>411000001</v></c>', '0411000001'],
    ['yes', '<c t="b"><v>1</v></c>', 'true'],
    ['no', '<c t="b"><v>0</v></c>', 'false'],
    ['the number of a formula', '<c><f>1+1</f><v>2</v></c>', '2'],
  ])('holds %s', async (_what, xml, value) => {
    const strings = [
      '<t>x</t>',
      '<t>Б &amp; Я</t>',
      '<r><t>Бар</t></r><r><t>наул</t></r><rPh sb="0" eb="1"><t>barnaul</t></rPh>',
    ];

    expect(await cellsOf(`${text('x')}${xml}${text('y')}`, { strings, formats: ['0000000000'] })).toEqual([
      'x',
      value,
      'y',
    ]);
  });

  it.each([
    ['an error', '<c t="e"><v>#REF!</v></c>'],
    ['an error that nobody knows', '<c t="e"><v>oops</v></c>'],
    ['an error as text', text('#ССЫЛКА!')],
    ['a formula that nobody has calculated', '<c><f>A1+1</f></c>'],
    ['a shared formula that nobody has calculated', '<c><f t="shared" si="0"/><v/></c>'],
    ['a string that the workbook does not have', '<c t="s"><v>7</v></c>'],
  ])('with %s is broken', async (_what, xml) => {
    const [, cell = ''] = (await cellsOf(text('x') + xml)) ?? [];

    expect([cell, isBroken(cell)]).toEqual([expect.any(String), true]);
    expect(cell).not.toBe('');
  });

  it('stands where it says, else behind the one before', async () => {
    const data = `<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c r="d4"><v>3</v></c></row><row r="1"><c r="A1"><v>4</v></c></row>`;

    expect((await readBook({ sheets: [{ data }] })).rows).toEqual([
      { line: 1, cells: ['4'] },
      { line: 3, cells: ['', '1', '2'] },
      { line: 4, cells: ['', '', '', '3'] },
    ]);
  });

  it('that is merged downwards stands in every row', async () => {
    const rows = ['Барнаул', '', ''].map(
      (unit, n) => `<row><c r="A${n + 2}"><v>${unit}</v></c><c><v>${n}</v></c></row>`,
    );
    const sheet = {
      data: `${row('unit', 'post')}${rows.join('')}`,
      after: '<mergeCells><mergeCell ref="A2:A1048576"/><mergeCell ref="C1:D1"/></mergeCells>',
    };

    expect((await readBook({ sheets: [sheet] })).rows.slice(1).map(({ cells }) => cells)).toEqual([
      ['Барнаул', '0'],
      ['Барнаул', '1'],
      ['Барнаул', '2'],
    ]);
  });

  it('in a hidden row is read, and that is said', async () => {
    const data = `${row('id')}<row r="2" hidden="1">${text('x')}</row><row r="3" hidden="true"/>`;
    const { rows, notes } = await readBook({ sheets: [{ data }] });

    expect(rows.map(({ line }) => line)).toEqual([1, 2]);
    expect(notes).toEqual([{ what: 'hidden-rows', lines: [2] }]);
  });
});

describe('a workbook', () => {
  const sheet = (data: string) => readBook({ sheets: [{ data }] });

  it('may have formatted empty cells to the last row and column', async () => {
    const empty = Array.from(
      { length: 30_000 },
      (_, n) => `<row r="${n + 3}"><c r="A${n + 3}" s="1"/></row>`,
    ).join('');
    const { rows } = await sheet(`${ROWS}${empty}<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>`);

    expect(rows).toHaveLength(2);
  });

  it.each([
    ['a cell far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>'],
    ['too many rows', '<row><c><v>1</v></c></row>'.repeat(20_002)],
  ])('with %s is too long', async (_what, data) => {
    await expect(sheet(data)).rejects.toMatchObject({ code: 'TABLE_TOO_LONG' });
  });

  it.each([
    ['its sheet', 'xl/worksheets/sheet1.xml'],
    ['another name for it', 'xl/worksheets/sheet1'],
    ['a part that nothing points to', 'xl/other.bin.xml'],
    ['a name with backslashes', 'xl\\worksheets\\sheet1.XML'],
  ])('that unpacks to too much in %s is too long', async (_what, path) => {
    const zeroes = new Uint8Array(50_000_000);
    const parts = Object.entries(BOOK).map(([name, xml]) => [name, strToU8(xml)]);
    const bomb = zipSync({ ...Object.fromEntries(parts), [path]: [zeroes, { level: 1 }] });

    expect(bomb.length).toBeLessThan(500_000);
    await expect(readTable(bomb)).rejects.toMatchObject({ code: 'TABLE_TOO_LONG' });
  });

  it('may hold pictures', async () => {
    const parts = Object.entries(BOOK).map(([name, xml]) => [name, strToU8(xml)]);
    const zip = zipSync({
      ...Object.fromEntries(parts),
      'xl/media/image1.png': [new Uint8Array(50_000_000), { level: 1 }],
    });

    expect((await readTable(zip)).rows).toHaveLength(2);
  });
});
