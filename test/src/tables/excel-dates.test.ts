import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dateStyleOf, dayOfIso, dayOfSerial } from '../../../src/tables/excel-dates.ts';
import { readTable } from '../../../src/tables/read-table.ts';
import { bookParts, zipParts } from '../../helpers/build-workbook.ts';

const MS = 86_400_000;

/** The second column of the second row, as a table has it. */
async function dateOf(cell: string, format: number | string, properties = ''): Promise<string | undefined> {
  const data = `<row><c t="inlineStr"><is><t>day</t></is></c></row><row>${cell}</row>`;
  const { rows } = await readTable(
    zipParts(bookParts({ sheets: [{ data }], formats: [format], properties })),
  );
  return rows[1]?.cells[0];
}

describe('dayOfSerial', () => {
  // The days that LibreOffice 7.4 shows of the same workbooks; 60 and 0 as Excel has them.
  it.each([
    [46034, '1900', '2026-01-12'],
    [46033.99999999999, '1900', '2026-01-12'],
    [46033.9999999999, '1900', '2026-01-12'],
    [46033.999999995, '1900', '2026-01-12'],
    [46033.99999999, '1900', '2026-01-11'],
    [46033.99998842593, '1900', '2026-01-11'],
    [46034.9999, '1900', '2026-01-12'],
    [61, '1900', '1900-03-01'],
    [60, '1900', '1900-02-29'],
    [59, '1900', '1900-02-28'],
    [1, '1900', '1900-01-01'],
    [0, '1900', '1900-01-00'],
    [60, '1899', '1900-02-28'],
    [1, '1899', '1899-12-31'],
    [0, '1899', '1899-12-30'],
    [44572, '1904', '2026-01-12'],
    [44571.99999999999, '1904', '2026-01-12'],
    [59, '1904', '1904-02-29'],
    [0, '1904', '1904-01-01'],
    [7707083893, '1900', null],
    [-1, '1900', null],
    [Number.NaN, '1900', null],
  ] as const)('reads %d of %s as %s', (serial, system, day) => {
    expect(dayOfSerial(serial, system)).toBe(day);
  });

  it('finds every day, at whatever time of it, and with whatever a program loses on the way', () => {
    const epoch = Temporal.PlainDate.from('1899-12-30');
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 200_000 }),
        fc.integer({ min: 0, max: MS - 1 }),
        fc.boolean(),
        (days, ms, is1904) => {
          const serial = days - (is1904 ? 1462 : 0) + ms / MS;
          fc.pre(serial >= 0);
          const day = epoch.add({ days }).toString();

          expect(dayOfSerial(serial, is1904 ? '1904' : '1900')).toBe(day);
          expect(dayOfSerial(Number(serial.toPrecision(15)), is1904 ? '1904' : '1900')).toBe(day);
          expect(dayOfSerial(serial * (1 - Number.EPSILON), is1904 ? '1904' : '1900')).toBe(day);
        },
      ),
    );
  });
});

describe('dayOfIso', () => {
  it.each([
    ['2026-01-12', '2026-01-12'],
    ['2026-01-12T00:00:00', '2026-01-12'],
    ['2026-01-12T03:30:00Z', '2026-01-12'],
    ['2026-01-12T23:59:59.9999999', '2026-01-12'],
    ['2026-01-12T00:00:00.000+07:00', '2026-01-12'],
    ['2026-01-12T23:30:00-11:00', '2026-01-12'],
    ['2026-01-12 10:00', '2026-01-12'],
    ['2026-01-11T24:00:00', '2026-01-12'],
    ['T03:30:00', null],
    ['2026-01', null],
    ['', null],
  ])('reads %s as %s', (text, day) => {
    expect(dayOfIso(text)).toBe(day);
  });
});

describe('dateStyleOf', () => {
  it.each([
    ...[14, 15, 17, 22, 27, 30, 36, 50, 57, 58].map((id) => [id, undefined, 'day'] as const),
    ...[0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 18, 19, 20, 21, 37, 40, 44, 45, 46, 47, 48, 49].map(
      (id) => [id, undefined, null] as const,
    ),
    [16, undefined, 'day-month'],
    [14, '0.00', null],
    ...[
      'dd\\.mm\\.yyyy;@',
      '[$-419]d\\ mmmm\\ yyyy\\ "г.";@',
      '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
      '[$-FC19]dd\\ mmmm\\ yyyy\\ \\г\\.;@',
      'YYYY-MM-DD',
      'm/d/yy h:mm AM/PM',
      'mmm\\-yy',
      'yyyy',
      '[Red]dd/mm/yy',
      'dddd',
      'ДД.ММ.ГГГГ',
      'd.m.y',
      '[=0]"";dd.mm.yyyy',
    ].map((code) => [200, code, 'day'] as const),
    ...['[$-419]dd\\.mmm;@', 'd/m', 'd\\ mmmm', 'ДД.ММ'].map((code) => [200, code, 'day-month'] as const),
    ...[
      'General',
      'Standard',
      'Основной',
      '0000000000',
      '0.00E+00',
      '#,##0.00\\ "₽"',
      '#,##0.00\\ [$руб.-419]',
      '[Red]0;[Blue]-0',
      '0\\ "дней"',
      '0\\ \\d',
      '[h]:mm:ss',
      'hh:mm',
      'mm:ss.0',
      '@',
      '0%',
    ].map((code) => [200, code, null] as const),
  ])('says of %s %s: %s', (id, code, style) => {
    expect(dateStyleOf(id, code)).toBe(style);
  });
});

describe('a date in a workbook', () => {
  it.each(['1', 'true', 'TRUE', ' 1 '])('counts from 1904 with date1904="%s"', async (said) => {
    expect(await dateOf('<c s="1"><v>44572</v></c>', 14, `backupFile="false" date1904="${said}"`)).toBe(
      '2026-01-12',
    );
  });

  it.each(['0', 'false'])('counts from 1900 with date1904="%s"', async (said) => {
    expect(await dateOf('<c s="1"><v>46034</v></c>', 14, `date1904="${said}"`)).toBe('2026-01-12');
  });

  it.each([
    ['of a built-in format', '<c s="1"><v>46034</v></c>', 14, '2026-01-12'],
    ['with a locale', '<c s="1"><v>46034</v></c>', '[$-419]d\\ mmmm\\ yyyy\\ "г."', '2026-01-12'],
    ['a hair below the day', '<c s="1"><v>46033.99999999999</v></c>', 22, '2026-01-12'],
    ['in ISO', '<c s="1" t="d"><v>2026-01-12T03:30:00Z</v></c>', 14, '2026-01-12'],
    ['of a formula', '<c s="1"><f>TODAY()</f><v>46034</v></c>', 14, '2026-01-12'],
    ['without its year', '<c s="1"><v>46360</v></c>', '[$-419]dd\\.mmm;@', '04.12'],
    ['without a format', '<c><v>46034</v></c>', 14, '46034'],
    ['that is none', '<c s="1"><v>7707083893</v></c>', 14, '7707083893'],
  ])('%s is %s', async (_what, cell, format, day) => {
    expect(await dateOf(cell, format)).toBe(day);
  });
});
