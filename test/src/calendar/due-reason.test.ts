import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { dueAfterCalendarDays } from '../../../src/calendar/due-dates.ts';
import { explainDueDate } from '../../../src/calendar/due-reason.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const calendar = createWorkCalendar(DEFAULT_TRANSFERS);

describe('the reason of a date that is counted in calendar days', () => {
  it.each([
    ['2026-11-22', '2026-12-02', 'working', '2026-12-02'],
    ['2026-12-21', '2026-12-31', 'day-off', '2027-01-11'],
    ['2027-02-10', '2027-02-20', 'worked-weekend', '2027-02-20'],
    ['2027-04-21', '2027-05-01', 'public-holiday', '2027-05-04'],
    ['2027-04-30', '2027-05-10', 'day-off', '2027-05-11'],
    ['2026-11-25', '2026-12-05', 'weekend', '2026-12-07'],
    ['2026-12-24', '2027-01-03', 'public-holiday', '2027-01-11'],
  ])('received on %s: ten days end on %s, a %s day, so on %s', (from, nominal, last, due) => {
    const reason = explainDueDate(calendar, date(from), 10);

    expect([reason.nominal.toString(), reason.last, reason.due.toString()]).toEqual([nominal, last, due]);
  });

  it('moves the date exactly where it says that the last day is off, to the first day that is worked', () => {
    const anyDay = fc.integer({ min: 0, max: 1400 }).map((n) => date('2025-06-01').add({ days: n }));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, days) => {
        const { nominal, last, due } = explainDueDate(calendar, from, days);
        const isWorked = last === 'working' || last === 'worked-weekend';

        expect(due.equals(dueAfterCalendarDays(calendar, from, days))).toBe(true);
        expect(nominal.equals(from.add({ days }))).toBe(true);
        expect(due.equals(nominal)).toBe(isWorked);
        expect(isWorked).toBe(calendar.isWorkingDay(nominal));
        expect(['weekend', 'worked-weekend'].includes(last)).toBe(
          nominal.dayOfWeek > 5 && last !== 'public-holiday',
        );
        for (let day = nominal; Temporal.PlainDate.compare(day, due) < 0; day = day.add({ days: 1 }))
          expect(calendar.isWorkingDay(day)).toBe(false);
      }),
    );
  });
});
