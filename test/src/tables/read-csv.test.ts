import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCsv } from '../../../src/tables/read-csv.ts';

const CYRILLIC = 'Название;Город\nООО «Ромашка»;Барнаул\nООО «Ёлка»;Бийск\n';
const ROWS = [
  ['Название', 'Город'],
  ['ООО «Ромашка»', 'Барнаул'],
  ['ООО «Ёлка»', 'Бийск'],
];

const utf8 = (text: string) => new TextEncoder().encode(text);
const cells = (text: string | Uint8Array) =>
  readCsv(typeof text === 'string' ? utf8(text) : text).rows.map((row) => row.cells);

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

/** The bytes of a text in an encoding of one byte a letter. */
function oneByte(text: string, encoding: string): Uint8Array {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

describe('quotes in a CSV', () => {
  it.each([
    ['bare ones inside', 'ООО "Проба"', 'ООО "Проба"'],
    ['bare ones at the end', 'Проба"', 'Проба"'],
    ['doubled ones', '"ООО ""Проба"""', 'ООО "Проба"'],
    ['those that a program forgot to double', '"ООО "Проба""', 'ООО "Проба"'],
    ['text behind the closing one', '"Проба" и Ко', 'Проба и Ко'],
    ['spaces around', '  "Проба"  ', 'Проба'],
    ['a separator inside', '"а;б"', 'а;б'],
    ['a line inside', '"а\r\nб"', 'а\r\nб'],
    ['a formula that keeps zeroes', '="0411000001"', '0411000001'],
    ['the same in quotes', '"=""0411000001"""', '0411000001'],
    ['a formula without quotes', '=7707083893', '7707083893'],
    ['an apostrophe that keeps zeroes', "'0411000001", '0411000001'],
    ['apostrophes for quotes', "'7 звёзд'", "'7 звёзд'"],
    ['the mark of another file before them', '\uFEFF"ООО ""Проба"""', 'ООО "Проба"'],
    ['nothing', '""', ''],
    ['an empty formula', '=""', ''],
  ])('are read with %s', (_what, cell, value) => {
    expect(cells(`a;b;c\n1;${cell};3`)).toEqual([
      ['a', 'b', 'c'],
      ['1', value, '3'],
    ]);
  });

  it.each([
    ['never closed', 'a;b\n1;2\n"3;4\n5;6'],
    ['closed by the quote of another row', 'a;b\n1;2\n"3;4\n"5;6'],
  ])('that are %s are refused with the line where they open', (_what, text) => {
    expect(() => readCsv(utf8(text))).toThrow(
      expect.objectContaining({ code: 'TABLE_QUOTE', details: { line: 3 } }),
    );
  });

  it('bring every text back that was quoted by the rule', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ';', ',', '\n', '\r', '|', '\t', 'я', '=') });
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (table) => {
        const trimmed = table.map((row) => row.map((each) => `x${each}x`));
        const csv = trimmed.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(';'));

        expect(cells(`h;h\r\n${csv.join('\r\n')}`).slice(1)).toEqual(trimmed);
      }),
    );
  });
});

describe('a CSV', () => {
  it.each([
    ['line feeds', '\n'],
    ['both', '\r\n'],
    ['carriage returns alone', '\r'],
  ])('has lines that end with %s', (_what, end) => {
    expect(readCsv(utf8(`a;b${end}1;2${end}${end}3;4${end}`)).rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 4, cells: ['3', '4'] },
    ]);
  });

  it.each([
    ['semicolons', 'a;b, c;d\n1;2;3'],
    ['commas', 'a,b; c,d\n1,2,3'],
    ['tabs', 'a\tb, c\td\n1\t2\t3'],
    ['bars', 'a|b, c|d\n1|2|3'],
    ['what its first line says', 'sep=,\r\na,b;c;d;e,d\n1,2,3'],
    ['quoted titles that hold others', '"a;;;;;",b,c\n1,2,3'],
    ['empty rows before the titles', '\n,,\n , ;\na,b,c\n1,2,3'],
    ['titles below a caption with commas', 'Клиенты, г. Барнаул, край, на 12.01.2026\n\na;b;c\n1;2;3'],
    ['titles below a caption with semicolons', 'Клиенты; Барнаул; край; 2026\na,b,c\n1,2,3'],
    ['titles above addresses', 'a;b;c\n656000, край, г. Барнаул, пр. Ленина;2;3\n1;2;3'],
    ['titles above rows of unequal length', 'a;b;c;d\n1, 2, 3, 4, 5;6\n1;2;3'],
  ])('is divided by %s', (_what, text) => {
    expect(cells(text).at(-1)).toEqual(['1', '2', '3']);
  });

  it('may have thousands of empty rows', () => {
    const { rows } = readCsv(
      utf8(`${';;\n'.repeat(50_000)}a;b\n${' ; \n'.repeat(50_000)}1;2\n${';;;\n'.repeat(50_000)}`),
    );

    expect(rows.map(({ line, cells: [first] }) => [line, first])).toEqual([
      [50_001, 'a'],
      [100_002, '1'],
    ]);
  });

  it('may hold zeroes', () => {
    expect(cells('a;b\0\n1\0;2\n\0\0')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0xff, 2])],
    [
      'a workbook of the old kind',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]),
    ],
  ])('is not %s', (_what, bytes) => {
    expect(() => readCsv(bytes)).toThrow(expect.objectContaining({ code: 'NOT_A_TABLE' }));
  });

  it.each([
    ['a page', '<html><table><tr><td>id</td></tr></table></html>'],
    ['a page with a mark', '\uFEFF\r\n<meta charset="utf-8"><table></table>'],
    ['an archived page', 'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html/>'],
    ['an XML', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
  ])('that is %s is to be saved as XLSX', (_what, text) => {
    expect(() => readCsv(utf8(text))).toThrow(expect.objectContaining({ code: 'TABLE_OTHER_FORMAT' }));
  });

  it.each([
    ['a row without end', ';'.repeat(20_000)],
    ['a value far to the right', `a;b\n${';'.repeat(512)}x`],
  ])('with %s is too long', (_what, text) => {
    expect(() => readCsv(utf8(text))).toThrow(expect.objectContaining({ code: 'TABLE_TOO_LONG' }));
  });
});

describe('the letters of a CSV', () => {
  it.each([
    ['UTF-8', utf8(CYRILLIC)],
    ['UTF-8 with a mark', utf8(`\uFEFF${CYRILLIC}`)],
    ['UTF-16 of Windows', utf16(CYRILLIC, 'le', true)],
    ['UTF-16 the other way round', utf16(CYRILLIC, 'be', true)],
    ['UTF-16 of Windows without a mark', utf16(CYRILLIC, 'le', false)],
    ['UTF-16 the other way round without a mark', utf16(CYRILLIC, 'be', false)],
    ['windows-1251', oneByte(CYRILLIC, 'windows-1251')],
    ['MS-DOS', oneByte(CYRILLIC.replaceAll(/[«»]/g, '"'), 'ibm866')],
    ['Macintosh', oneByte(CYRILLIC.replaceAll('\n', '\r'), 'x-mac-cyrillic')],
    ['KOI8-R', oneByte(CYRILLIC.replaceAll(/[«»]/g, '"'), 'koi8-r')],
  ])('are read in %s', (_what, bytes) => {
    const { rows, notes } = readCsv(bytes);

    expect(rows.map((row) => row.cells.map((cell) => cell.replace(/"(.*)"/, '«$1»')))).toEqual(ROWS);
    expect(notes).toEqual([]);
  });

  it.each([
    ['cut at the end', [...utf8(CYRILLIC.trim())].slice(0, -1), [3]],
    ['broken in the middle', [...utf8(CYRILLIC)].with(utf8('Название;Город\nООО «Ром').length, 0xff), [2]],
    ['of another encoding', [...utf8('Название;Город\nООО «Ромашка»'), 0xb9, ...utf8(' 1;Барнаул')], [2]],
  ])('stay what they are when one is %s', (_what, bytes, lines) => {
    const { rows, notes } = readCsv(Uint8Array.from(bytes));

    expect(rows[0]?.cells).toEqual(['Название', 'Город']);
    expect(rows.flatMap((row) => row.cells).join('')).toMatch(/^[^\uFFFD]*\uFFFD{1,2}[^\uFFFD]*$/);
    expect(notes).toEqual([{ what: 'broken-letters', lines }]);
  });

  it('are read in a single cell that was pasted in UTF-8', () => {
    const own = (text: string) => [...oneByte(text, 'windows-1251')];
    const bytes = [...own(CYRILLIC), ...utf8('ООО «Вторая»;'), ...own('Рубцовск\nРСУ № 2;Р°\n')];

    expect(cells(Uint8Array.from(bytes)).slice(3)).toEqual([
      ['ООО «Вторая»', 'Рубцовск'],
      ['РСУ № 2', 'Р°'],
    ]);
  });

  it('are windows-1251 in a Latin text with one sign of it', () => {
    expect(cells(Uint8Array.from([...utf8('id;name\n1;order '), 0xb9, ...utf8(' 7')]))).toEqual([
      ['id', 'name'],
      ['1', 'order № 7'],
    ]);
  });
});
