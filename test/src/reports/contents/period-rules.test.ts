import { describe, expect, it } from '@jest/globals';
import { daysOf, monthsOf, shiftMonths } from '../../../../src/reports/contents/period-rules.ts';

describe('a period', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28', ['2026-02'], ['2026-01'], ['2025-02']],
    ['2026-01', '2026-01-01', '2026-01-31', ['2026-01'], ['2025-12'], ['2025-01']],
    [
      '2026-Q1',
      '2026-01-01',
      '2026-03-31',
      ['2026-01', '2026-02', '2026-03'],
      ['2025-10', '2025-11', '2025-12'],
      ['2025-01', '2025-02', '2025-03'],
    ],
    [
      '2026-Q4',
      '2026-10-01',
      '2026-12-31',
      ['2026-10', '2026-11', '2026-12'],
      ['2026-07', '2026-08', '2026-09'],
      ['2025-10', '2025-11', '2025-12'],
    ],
  ])(
    '%s has its days, its months, those before and those of last year',
    (id, from, to, months, before, year) => {
      const span = daysOf(id);
      expect([span.from.toString(), span.to.toString(), monthsOf(id)]).toEqual([from, to, months]);
      expect(shiftMonths(monthsOf(id), { months: months.length })).toEqual(before);
      expect(shiftMonths(monthsOf(id), { years: 1 })).toEqual(year);
    },
  );
});
