import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayInYear, isJubilee, nextDayFrom, yearCount } from '../../../src/occasions/day-in-year.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);

describe('dayInYear', () => {
  it.each([
    ['02-29', 2028, 'feb-28', '2028-02-29'],
    ['02-29', 2027, 'feb-28', '2027-02-28'],
    ['02-29', 2027, 'mar-01', '2027-03-01'],
    ['1980-02-29', 2027, 'feb-28', '2027-02-28'],
    ['1980-12-05', 2026, 'feb-28', '2026-12-05'],
  ] as const)('puts %s of %i by %s on %s', (day, year, rule, expected) => {
    expect(dayInYear(day, year, rule).toString()).toBe(expected);
  });
});

describe('nextDayFrom', () => {
  it('comes again next year once it has passed', () => {
    expect(nextDayFrom('12-05', date('2026-12-05')).toString()).toBe('2026-12-05');
    expect(nextDayFrom('12-05', date('2026-12-06')).toString()).toBe('2027-12-05');
  });

  it('is within a year of any date and never before it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 }).map((n) => date('2028-01-01').add({ days: n }).toString().slice(5)),
        fc.integer({ min: 0, max: 2000 }).map((n) => date('2026-01-01').add({ days: n })),
        fc.constantFrom('feb-28' as const, 'mar-01' as const),
        (day, from, rule) => {
          const next = nextDayFrom(day, from, rule);
          const days = from.until(next, { largestUnit: 'day' }).days;
          expect(days).toBeGreaterThanOrEqual(0);
          expect(days).toBeLessThanOrEqual(366);
        },
      ),
    );
  });
});

describe('yearCount', () => {
  it('counts years where the first one is known', () => {
    expect(yearCount('2001-12-05', date('2026-12-05'))).toBe(25);
    expect(yearCount('12-05', date('2026-12-05'))).toBeNull();
    expect(isJubilee(25)).toBe(true);
    expect(isJubilee(26)).toBe(false);
    expect(isJubilee(null)).toBe(false);
  });
});
