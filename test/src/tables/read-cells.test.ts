import { describe, expect, it } from '@jest/globals';
import { isBroken } from '../../../src/tables/broken-cell.ts';
import { readTable } from '../../../src/tables/read-table.ts';
import { type BookXml, bookParts, textCell, textRow, zipParts } from '../../helpers/build-workbook.ts';

const read = (parts: Record<string, string>) => readTable(zipParts(parts));
const readBook = (book: BookXml) => read(bookParts(book));

/** The cells of one row. */
async function cellsOf(data: string, book: Partial<BookXml> = {}): Promise<string[] | undefined> {
  const { rows } = await readBook({ sheets: [{ data: `<row>${data}</row>` }], ...book });
  return rows[0]?.cells;
}

describe('a cell', () => {
  it.each([
    ['a shared string', '<c t="s"><v>1</v></c>', 'Б & Я'],
    ['a shared string in pieces, without how it is read aloud', '<c t="s"><v>2</v></c>', 'Барнаул'],
    [
      'a string in pieces',
      '<c t="inlineStr"><is><r><t>Бар</t></r><r><rPr><b/></rPr><t>наул</t></r></is></c>',
      'Барнаул',
    ],
    [
      'a string without how it is read aloud',
      '<c t="inlineStr"><is><t>Бар</t><rPh sb="0" eb="1"><t>bar</t></rPh><phoneticPr fontId="1"/></is></c>',
      'Бар',
    ],
    ['CDATA', '<c t="inlineStr"><is><t><![CDATA[А & Б]]></t></is></c>', 'А & Б'],
    ['letters by number', '<c t="inlineStr"><is><t>&#1040;&#x411;</t></is></c>', 'АБ'],
    ['escaped letters', '<c t="inlineStr"><is><t>А_x000D__x005F_x0041_</t></is></c>', 'А\r_x0041_'],
    ['the text of a formula', '<c t="str"><f>A1&amp;B1</f><v>Барнаул</v></c>', 'Барнаул'],
    ['the empty text of a formula', '<c t="str"><f>IF(A1,"","")</f><v></v></c>', ''],
    ['a number', '<c><v> 7707083893 </v></c>', '7707083893'],
    ['a number with an exponent', '<c><v>7.707083893E9</v></c>', '7707083893'],
    ['the number that is shown', '<c><v>1234.5599999999999</v></c>', '1234.56'],
    ['a large number with an exponent', '<c><v>1.5E7</v></c>', '15000000'],
    ['a number of which a program kept six digits', '<c><v>7.70708E+09</v></c>', '7.70708E+09'],
    ['a number with zeroes before it', '<c s="1"><v>411000001</v></c>', '0411000001'],
    ['a part of a hundred', '<c s="2"><v>0.155</v></c>', '15.5%'],
    ['a part of a hundred in a format of its own', '<c s="3"><v>0.07</v></c>', '7%'],
    ['a number with a sign in quotes', '<c s="4"><v>7</v></c>', '7'],
    ['yes', '<c t="b"><v>1</v></c>', 'true'],
    ['no', '<c t="b"><v>0</v></c>', 'false'],
    ['the number of a formula', '<c><f>1+1</f><v>2</v></c>', '2'],
  ])('holds %s', async (_what, xml, value) => {
    const strings = [
      '<t>x</t>',
      '<t>Б &amp; Я</t>',
      '<r><t>Бар</t></r><r><t>наул</t></r><rPh sb="0" eb="1"><t>barnaul</t></rPh>',
    ];

    const formats = ['0000000000', 10, '0.0\\ %;@', '0"%"'];
    expect(await cellsOf(`${textCell('x')}${xml}${textCell('y')}`, { strings, formats })).toEqual([
      'x',
      value,
      'y',
    ]);
  });

  it.each([
    ['an error', '<c t="e"><v>#REF!</v></c>'],
    ['an error that nobody knows', '<c t="e"><v>oops</v></c>'],
    ['an error as text', textCell('#ССЫЛКА!')],
    ['what stands there until a formula is calculated', textCell('Загрузка...')],
    ['the same in English', textCell('Loading...')],
    ['a formula that nobody has calculated', '<c><f>A1+1</f></c>'],
    ['a shared formula that nobody has calculated', '<c><f t="shared" si="0"/><v/></c>'],
    ['a string that the workbook does not have', '<c t="s"><v>7</v></c>'],
  ])('with %s is broken', async (_what, xml) => {
    const [, cell = ''] = (await cellsOf(textCell('x') + xml)) ?? [];

    expect([cell, isBroken(cell)]).toEqual([expect.any(String), true]);
    expect(cell).not.toBe('');
  });

  it('of a workbook that was never calculated is broken, as long as it shows a zero', async () => {
    const parts = bookParts({
      sheets: [
        {
          data: `<row>${textCell('x')}<c><f>TRUE()</f><v>0</v></c><c><f>1+1</f><v>2</v></c><c><v>0</v></c></row>`,
        },
      ],
    });
    const book = parts['xl/workbook.xml'] ?? '';
    const asked = book.replace('</workbook>', '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>');

    expect((await read(parts)).rows[0]?.cells).toEqual(['x', '0', '2', '0']);
    expect((await read({ ...parts, 'xl/workbook.xml': asked })).rows[0]?.cells).toEqual([
      'x',
      '=TRUE()',
      '2',
      '0',
    ]);
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
      data: `${textRow('unit', 'post')}${rows.join('')}`,
      after: '<mergeCells><mergeCell ref="A2:A1048576"/><mergeCell ref="C1:D1"/></mergeCells>',
    };

    expect((await readBook({ sheets: [sheet] })).rows.slice(1).map(({ cells }) => cells)).toEqual([
      ['Барнаул', '0'],
      ['Барнаул', '1'],
      ['Барнаул', '2'],
    ]);
  });

  it('in a hidden row is read, and that is said', async () => {
    const data = `${textRow('id')}<row r="2" hidden="1">${textCell('x')}</row><row r="3" hidden="true"/>`;
    const { rows, notes } = await readBook({ sheets: [{ data }] });

    expect(rows.map(({ line }) => line)).toEqual([1, 2]);
    expect(notes).toEqual([{ what: 'hidden-rows', lines: [2] }]);
  });
});

describe('what a sheet hides', () => {
  it('is read, and that is said, columns like rows', async () => {
    const sheet = `${textRow('id', 'name', 'unit')}<row ht="0" customHeight="1">${textCell('x')}</row>`;
    const parts = bookParts({ sheets: [{ data: sheet }] });
    const cols =
      '<cols><col min="2" max="2" hidden="1"/><col min="3" max="3" width="0"/><col min="4" max="16384" hidden="1"/></cols>';
    const path = 'xl/worksheets/sheet1.xml';
    const hidden = (parts[path] ?? '').replace('<sheetData>', `${cols}<sheetData>`);

    expect((await read({ ...parts, [path]: hidden })).notes).toEqual([
      { what: 'hidden-rows', lines: [2] },
      { what: 'hidden-columns', columns: ['B', 'C'] },
    ]);
  });
});
