import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { readTransfers } from '../../../src/calendar/read-transfers.ts';

const read = (text: string, year = 2028) => readTransfers(year, text);

describe('readTransfers', () => {
  it.each([
    ['03.01 → 09.01', { from: '2028-01-03', to: '2028-01-09' }],
    ['3.1 - 9.1', { from: '2028-01-03', to: '2028-01-09' }],
    ['03.01.2028 09.01.2028', { from: '2028-01-03', to: '2028-01-09' }],
    ['2028-01-03 2028-01-09', { from: '2028-01-03', to: '2028-01-09' }],
    ['с субботы 8 января на понедельник 10 января;', { from: '2028-01-08', to: '2028-01-10' }],
    ['с воскресенья 2 января 2028 г. на пятницу 5 мая 2028 г.', { from: '2028-01-02', to: '2028-05-05' }],
    ['01.11', { to: '2028-11-01' }],
    ['выходной 1 ноября', { to: '2028-11-01' }],
    ['18.11 — рабочая суббота', { from: '2028-11-18' }],
    ['8 марта', { from: '2028-03-08' }],
    ['воскресенье 13.02 рабочее', { from: '2028-02-13' }],
    ['понедельник 14.02 — рабочий', { from: '2028-02-14' }],
    ['13.02 — выходной', { to: '2028-02-13' }],
    ['нерабочий день 1 ноября', { to: '2028-11-01' }],
    ['03.01.28 → 09.01.28', { from: '2028-01-03', to: '2028-01-09' }],
    ['03.01.27', { from: '2027-01-03' }],
    ['8января → 10января', { from: '2028-01-08', to: '2028-01-10' }],
    ['from Saturday, January 8 to Monday, January 10, 2028', { from: '2028-01-08', to: '2028-01-10' }],
    ['1) 8 January → 10 January', { from: '2028-01-08', to: '2028-01-10' }],
  ])('reads %j', (text, transfer) => {
    expect(read(text)).toEqual({ transfers: [transfer], unread: [] });
  });

  it('reads a line each, and what a decree parts by semicolons', () => {
    const text = 'с субботы 1 января на 3 мая; с воскресенья 2 января на 4 мая\r\n\n01.11\n';

    expect(read(text).transfers).toEqual([
      { from: '2028-01-01', to: '2028-05-03' },
      { from: '2028-01-02', to: '2028-05-04' },
      { to: '2028-11-01' },
    ]);
  });

  it('reads a decree as it is pasted, with its heading and its lines broken where they end', () => {
    const decree = `Перенести в 2027 году следующие выходные дни:
      с субботы 2 января
      на пятницу 5 ноября;
      с воскресенья 3 января на пятницу 31 декабря, с субботы 20 февраля на понедельник 22 февраля.`;

    expect(read(decree, 2027)).toEqual({ transfers: DEFAULT_TRANSFERS['2027'], unread: [] });
  });

  it.each([
    ['завтра', 'no-date'],
    ['8–10 января', 'range'],
    ['с 8 по 10 мая', 'range'],
    ['2, 3 и 5 мая', 'range'],
    ['с 29 апреля по 3 мая', 'range'],
    ['с субботы 3 января на пятницу 9 января', 'other-weekday'],
    ['Sunday, 8 January → 10 January', 'other-weekday'],
    ['31.02 → 03.03', 'no-such-day'],
    ['03.13', 'no-such-day'],
    ['01.01 02.01 03.01', 'too-many-dates'],
  ])('says of %j: %s', (line, problem) => {
    expect(read(`${line}\n01.11`)).toEqual({
      transfers: [{ to: '2028-11-01' }],
      unread: [{ line, problem }],
    });
  });

  it('bears whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2024, max: 2100 }), (text, year) => {
        const { transfers } = readTransfers(year, text);
        for (const day of transfers
          .flatMap(({ from, to }) => [from, to])
          .filter((each) => each !== undefined)) {
          expect(Temporal.PlainDate.from(day).toString()).toBe(day);
        }
      }),
    );
  });
});
