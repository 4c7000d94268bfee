import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { createTranslator } from '../../../src/i18n/create-translator.ts';

const { ru, en } = { ru: createTranslator().in('ru'), en: createTranslator().in('en') };

/** Intl separates with no-break spaces of several widths. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('createTranslator', () => {
  it('shows dates the way each language writes them', () => {
    expect([ru.date('2026-12-05'), en.date('2026-12-05')]).toEqual(['05.12.2026', '05/12/2026']);
  });

  it.each([
    ['11-05', '5 ноября', '5 November'],
    ['1970-11-05', '5 ноября', '5 November'],
    ['02-29', '29 февраля', '29 February'],
  ])('shows %s as day and month, whatever the year', (day, russian, english) => {
    expect([ru.dayMonth(day), en.dayMonth(day)]).toEqual([russian, english]);
  });

  it('shows an instant in the zone asked for', () => {
    expect(plain(ru.dateTime('2026-12-04T02:00:00Z', 'Asia/Barnaul'))).toBe('04.12.2026, 09:00');
    expect(plain(en.dateTime('2026-12-04T02:00:00Z', 'Asia/Barnaul'))).toBe('04/12/2026, 09:00');
  });

  it('names a month in the nominative', () => {
    expect(plain(ru.month('2026-11'))).toMatch(/^ноябрь 2026/);
    expect(en.month('2026-11')).toBe('November 2026');
  });

  it('shows kopecks as rubles', () => {
    expect(plain(ru.money(123_456_750))).toBe('1 234 567,50 ₽');
    expect(plain(en.money(123_456_750))).toBe('RUB 1,234,567.50');
  });

  it('sorts ё next to е', () => {
    expect(['Ёлка', 'Жук', 'Ель', 'Енот'].toSorted(ru.compare)).toEqual(['Ёлка', 'Ель', 'Енот', 'Жук']);
  });

  it('sorts numbers by their value', () => {
    expect(['Склад 10', 'Склад 9'].toSorted(ru.compare)).toEqual(['Склад 9', 'Склад 10']);
  });

  it('refuses a key that it does not have', () => {
    expect(() => ru.built('clients.no-such-key')).toThrow(TypeError);
    expect(ru.has('clients.no-such-key')).toBe(false);
  });

  it('takes markup in values and messages as plain text', () => {
    const name = '<at>Все</at> {count} ${x} #';
    expect(ru.t('help.welcome', { name })).toContain(name);
  });
});

describe('Russian plurals', () => {
  const format = new IntlMessageFormat('{n, plural, one {one} few {few} many {many} other {other}}', 'ru');

  it.each([
    ['many', [0, 5, 11, 12, 14, 25, 100, 111, 112]],
    ['one', [1, 21, 101]],
    ['few', [2, 3, 4, 22]],
    ['other', [0.5, 1.5]],
  ])('are %s for their numbers', (form, numbers) => {
    for (const n of numbers) expect([n, format.format({ n })]).toEqual([n, form]);
  });
});
