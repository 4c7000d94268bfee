import { describe, expect, it } from '@jest/globals';
import { parseDate, parseDay } from '../../../src/forms/parse-date.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { cellWords, readDay, readYesNo } from '../../../src/tables/cell-words.ts';

const translator = createTranslator();
const WORDS = cellWords([translator.in('ru'), translator.in('en')]);

describe('readYesNo', () => {
  it.each([
    ...['да', 'Да', 'ДА.', 'д', 'есть', 'имеется', 'ИСТИНА', 'true', 'TRUE', 'yes', 'Y', '1', '+', 'x', 'X'],
    ...['дa', '1.0', '1,00', 'х', 'Х', 'v', 'V', '✓', '✔', '✔️', '☑', '✅', '√', ' да '],
  ])('takes %j for yes', (cell) => {
    expect(readYesNo(cell, WORDS)).toBe('true');
  });

  it.each([
    'нет',
    'Нет',
    'н',
    'ЛОЖЬ',
    'false',
    'FALSE',
    'no',
    'N',
    '0',
    '-',
    '–',
    '—',
    '☐',
    'отсутствует',
    'нет.',
    '0.0',
    'HET',
  ])('takes %j for no', (cell) => {
    expect(readYesNo(cell, WORDS)).toBe('false');
  });

  it.each(['2', 'крупный', 'может быть', '?', 'да/нет', 'н/д', '10', '1.5', '01', 'yes and no', '✗'])(
    'leaves %j to be refused',
    (cell) => {
      expect(readYesNo(cell, WORDS)).toBe(cell);
    },
  );

  it('leaves an empty cell empty', () => {
    expect(readYesNo('', WORDS)).toBe('');
  });
});

describe('readDay', () => {
  it.each([
    '12.01.2026',
    '12.1.2026',
    '2026-01-12',
    '2026/1/12',
    '2026.01.12',
    '20260112',
    '12/01/2026',
    '12-01-2026',
    '12 01 2026',
    '12.01.26',
    '12.01.2026 г.',
    '12.01.2026г',
    '12.01.2026 0:00:00',
    '12.01.2026 00:00',
    '2026-01-12 00:00:00',
    '2026-01-12T00:00:00Z',
    '2026-01-12T17:00:00.000+07:00',
    '12 января 2026 г.',
    '«12» января 2026 г.',
    '"12" января 2026 г.',
    '12. 01. 2026',
    '12.01.2026.',
    '12 января 2026 года',
    '12 Января 2026',
    '12 янв. 2026',
    '12-янв-26',
    '12 January 2026',
    '12 Jan 2026',
    '12th January 2026',
    'January 12, 2026',
    'Jan 12 2026',
    '12/1/2026 12:00:00 AM',
  ])('reads %j', (cell) => {
    expect(parseDate(readDay(cell, WORDS))?.toString()).toBe('2026-01-12');
  });

  it.each([
    ['04.12', '12-04'],
    ['4/12', '12-04'],
    ['4 декабря', '12-04'],
    ['4-дек', '12-04'],
    ['December 4', '12-04'],
    ['8 мая', '05-08'],
    ['8 марта', '03-08'],
    ['1 июня 1975 г.', '1975-06-01'],
    ['1 июля 1975', '1975-07-01'],
    ['04.12.75', '1975-12-04'],
    ['29.02', '02-29'],
  ])('reads the day %j as %s', (cell, day) => {
    expect(parseDay(readDay(cell, WORDS))).toBe(day);
  });

  it.each([
    '31.02.2026',
    '01/13/2026',
    '2026-13-01',
    '46034',
    'завтра',
    '12 мартобря 2026',
    '1900-02-29',
    '12.01',
    'январь 2026',
    'янв.26',
    'янв 26',
    '',
  ])('finds no date in %j', (cell) => {
    expect(parseDate(readDay(cell, WORDS))).toBeNull();
  });

  it('takes a month of a year for no day', () => {
    expect(['дек 25', 'янв.26', 'Dec-25'].map((cell) => parseDay(readDay(cell, WORDS)))).toEqual([
      null,
      null,
      null,
    ]);
  });
});
