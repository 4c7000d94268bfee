import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readTable } from '../../../src/tables/read-table.ts';
import { type BookXml, bookParts, textRow, zipParts } from '../../helpers/build-workbook.ts';

const ROWS = textRow('id', 'name') + textRow('1', 'Барнаул');
const CELLS = [
  ['id', 'name'],
  ['1', 'Барнаул'],
];
const BOOK = bookParts({ sheets: [{ data: ROWS }], formats: [14], strings: ['<t>x</t>'] });

const read = (parts: Record<string, string>) => readTable(zipParts(parts));
const readBook = (book: BookXml) => read(bookParts(book));

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
    ['of an open text', { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }],
    ['of a workbook without sheets', bookParts({ sheets: [] })],
  ])('are none in a zip %s', async (_what, parts) => {
    await expect(read(parts)).rejects.toMatchObject({ code: 'NOT_A_TABLE' });
  });
});

describe('a file that is no XLSX inside', () => {
  it.each([
    [
      'an open document',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' },
    ],
    ['a binary workbook', { 'xl/workbook.bin': 'x', 'xl/_rels/workbook.bin.rels': '<Relationships/>' }],
  ])('but %s is to be saved as one', async (_what, parts) => {
    await expect(read(parts)).rejects.toMatchObject({ code: 'TABLE_OTHER_FORMAT' });
  });

  it('or not to its end, is damaged, and no row of it is taken for all', async () => {
    const long = textRow('id') + Array.from({ length: 500 }, (_, n) => textRow(`${n} ${n ** 5}`)).join('');
    const whole = zipParts(bookParts({ sheets: [{ data: long }] }));
    const [cutXml] = Object.entries(BOOK).filter(([path]) => path.endsWith('sheet1.xml'));
    const inside = { ...BOOK, [cutXml?.[0] ?? '']: cutXml?.[1].slice(0, -40) ?? '' };

    for (const bytes of [whole.subarray(0, whole.length / 2), zipParts(inside)]) {
      await expect(readTable(bytes)).rejects.toMatchObject({ code: 'TABLE_DAMAGED' });
    }
  });
});

describe('the sheet that is read', () => {
  const other = { data: textRow('other') };

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

  it('with elements without end within each other is damaged', async () => {
    const sheet = '<a>'.repeat(1_000_000);

    await expect(readBook({ sheets: [{ data: sheet }] })).rejects.toMatchObject({ code: 'TABLE_DAMAGED' });
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
