import { describe, expect, it } from '@jest/globals';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readTable } from '../../../src/tables/read-table.ts';
import { buildWorkbook } from '../../helpers/build-workbook.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readTable', () => {
  it('reads a CSV', async () => {
    const { rows } = await readTable(bytes('\uFEFFa;b\n1;"2;3"\n;\n'));

    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2;3'] },
    ]);
  });

  it('reads a workbook, with numbers as they are written', async () => {
    const { rows } = await readTable(
      buildWorkbook([
        ['ИНН', 'Название'],
        [7707083893, 'ООО «А & Б»'],
      ]),
    );

    expect(rows).toEqual([
      { line: 1, cells: ['ИНН', 'Название'] },
      { line: 2, cells: ['7707083893', 'ООО «А & Б»'] },
    ]);
  });

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ['a zip of something else', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
  ])('refuses %s', async (_what, file) => {
    await expect(readTable(file)).rejects.toMatchObject({ code: 'NOT_A_TABLE' });
  });

  it('says of an old or locked workbook what to do', async () => {
    const old = new Uint8Array(4096).map((_, index) => [0xd0, 0xcf, 0x11, 0xe0][index] ?? 0);

    await expect(readTable(old)).rejects.toMatchObject({ code: 'TABLE_OLD_FORMAT' });
  });

  it('refuses 100,000 rows', async () => {
    const long = bytes(`id;name\n${'1;2\n'.repeat(100_000)}`);

    await expect(readTable(long)).rejects.toMatchObject({
      code: 'TABLE_TOO_LONG',
      details: { max: 20_000 },
    });
  });

  it('refuses a workbook of too many rows', async () => {
    const rows = Array.from({ length: 20_002 }, (_, n) => [n]);

    await expect(readTable(buildWorkbook(rows))).rejects.toMatchObject({ code: 'TABLE_TOO_LONG' });
  });

  it('refuses a small file that unpacks to much', async () => {
    const row = (n: number) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`;
    const rows = Array.from({ length: 300_000 }, (_, n) => row(n + 1)).join('');
    const bomb = withSheet(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    const zeros = withSheet('\0'.repeat(60_000_000));

    await expect(readTable(bomb)).rejects.toMatchObject({ code: 'TABLE_TOO_LONG' });
    await expect(readTable(zeros)).rejects.toMatchObject({ code: 'TABLE_TOO_LONG' });
  });

  it('refuses a cell in the far corner instead of making room for all before it', async () => {
    const corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';

    await expect(
      readTable(withSheet(`<worksheet><sheetData>${corner}</sheetData></worksheet>`)),
    ).rejects.toMatchObject({ code: 'TABLE_TOO_LONG' });
  });
});

function withSheet(xml: string): Uint8Array {
  return zipSync({ ...unzipSync(buildWorkbook([['id']])), 'xl/worksheets/sheet1.xml': strToU8(xml) });
}
