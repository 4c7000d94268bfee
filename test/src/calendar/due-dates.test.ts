import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import {
  dueAfterCalendarDays,
  dueAfterWorkingDays,
  dueDate,
  reportDueDate,
} from '../../../src/calendar/due-dates.ts';
import { addWorkingDays, rollBackward, rollForward } from '../../../src/calendar/working-days.ts';
import { periodsOpenedBy } from '../../../src/reports/report-periods.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const calendar = createWorkCalendar(DEFAULT_TRANSFERS);
const anyDay = fc.integer({ min: 0, max: 729 }).map((n) => date('2026-01-01').add({ days: n }));

describe('reportDueDate', () => {
  it.each([
    ['2026-11', '2026-12-07', ['2026-11-30', '2026-12-03', '2026-12-04']],
    ['2026-12', '2027-01-11', ['2026-12-24', '2026-12-29', '2026-12-30']],
    ['2027-01', '2027-02-05', ['2027-01-29', '2027-02-03', '2027-02-04']],
    ['2027-05', '2027-06-07', ['2027-05-31', '2027-06-03', '2027-06-04']],
    ['2027-08', '2027-09-06', ['2027-08-30', '2027-09-02', '2027-09-03']],
    ['2027-10', '2027-11-08', ['2027-10-28', '2027-11-02', '2027-11-03']],
  ])('of %s is %s, reminded on %s', (period, due, reminders) => {
    expect(reportDueDate(calendar, period).toString()).toBe(due);
    expect([-5, -2, -1].map((n) => addWorkingDays(calendar, date(due), n).toString())).toEqual(reminders);
  });

  it('follows the settings for inclusion and rolling', () => {
    const rules = { day: 5, inclusive: true, roll: 'forward' } as const;

    expect(reportDueDate(calendar, '2026-11', { ...rules, inclusive: false }).toString()).toBe('2026-12-04');
    expect(reportDueDate(calendar, '2026-11', { ...rules, roll: 'backward' }).toString()).toBe('2026-12-04');
    expect(reportDueDate(calendar, '2026-11', { ...rules, roll: 'none' }).toString()).toBe('2026-12-05');
  });

  it('takes a quarter as a period', () => {
    expect(reportDueDate(calendar, '2026-Q3').toString()).toBe('2026-10-05');
    expect(reportDueDate(calendar, '2026-Q4').toString()).toBe('2027-01-11');
  });
});

describe('the day on which a report is due, under any settings', () => {
  const settings = fc.record({
    day: fc.integer({ min: 1, max: 31 }),
    inclusive: fc.boolean(),
    roll: fc.constantFrom('forward' as const, 'backward' as const, 'none' as const),
  });
  const period = fc
    .record({ year: fc.integer({ min: 2024, max: 2036 }), n: fc.integer({ min: 1, max: 16 }) })
    .map(({ year, n }) => (n <= 12 ? `${year}-${String(n).padStart(2, '0')}` : `${year}-Q${n - 12}`));

  it('is the last one that counts, from the period’s own last day to the end of the month after it', () => {
    fc.assert(
      fc.property(period, settings, (of, { day, inclusive }) => {
        const nominal = reportDueDate(calendar, of, { day, inclusive, roll: 'none' });

        expect(nominal.toString()).toBe(lastInTime(of, day, inclusive).toString());
      }),
    );
  });

  it('moves to the nearest working day in the direction that is set', () => {
    fc.assert(
      fc.property(period, settings, (of, rules) => {
        const nominal = reportDueDate(calendar, of, { ...rules, roll: 'none' });
        const due = reportDueDate(calendar, of, rules);
        const roll = { forward: rollForward, backward: rollBackward, none: () => nominal }[rules.roll];

        expect(due.toString()).toBe(roll(calendar, nominal).toString());
      }),
    );
  });

  it('leaves time for every reminder after the report has appeared', () => {
    fc.assert(
      fc.property(period, settings, (of, rules) => {
        const first = addWorkingDays(calendar, reportDueDate(calendar, of, rules), -5);

        expect(periodsOpenedBy(first, of.includes('Q') ? 'quarter' : 'month', 3)).toContain(of);
      }),
    );
  });

  it.each([
    ['2026-11', 1, '2026-11-30'],
    ['2026-Q4', 1, '2026-12-31'],
    ['2027-01', 31, '2027-02-28'],
    ['2028-01', 30, '2028-02-29'],
  ])('of %s before day %i is %s', (of, day, due) => {
    expect(reportDueDate(calendar, of, { day, inclusive: false, roll: 'none' }).toString()).toBe(due);
  });

  /** Goes through the days one by one: the period's last day is number 0, before the first of the next month. */
  function lastInTime(of: string, day: number, inclusive: boolean): Temporal.PlainDate {
    const [year = '', part = ''] = of.split('-');
    const month = part.startsWith('Q') ? Number(part.slice(1)) * 3 : Number(part);
    const end = Temporal.PlainYearMonth.from({ year: Number(year), month });
    let last = end.toPlainDate({ day: end.daysInMonth });
    for (let next = last.add({ days: 1 }); ; next = next.add({ days: 1 })) {
      const isAfter = next.month !== last.month && next.day === 1 && last.month !== month;
      if (isAfter || (inclusive ? next.day > day : next.day >= day)) return last;
      last = next;
    }
  }
});

describe('dueAfterCalendarDays', () => {
  it.each([
    ['2026-11-22', '2026-12-02'],
    ['2026-12-21', '2027-01-11'],
    ['2027-02-10', '2027-02-20'],
    ['2027-04-21', '2027-05-04'],
    ['2027-04-30', '2027-05-11'],
  ])('ten days after %s is %s', (received, due) => {
    expect(dueAfterCalendarDays(calendar, date(received), 10).toString()).toBe(due);
    expect(dueDate(calendar, date(received), { calendarDays: 10 }).toString()).toBe(due);
  });
});

describe('dueDate', () => {
  it('counts working days from the day after', () => {
    expect(dueDate(calendar, date('2026-12-28'), { workingDays: 5 }).toString()).toBe('2027-01-13');
    expect(dueAfterWorkingDays(calendar, date('2026-11-20'), 1).toString()).toBe('2026-11-23');
  });
});

describe('addWorkingDays', () => {
  it('comes back to a working day it started from', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (day, n) => {
        fc.pre(calendar.isWorkingDay(day));
        expect(addWorkingDays(calendar, addWorkingDays(calendar, day, n), -n).toString()).toBe(
          day.toString(),
        );
      }),
    );
  });

  it('adds up', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (day, a, b) => {
        const inTwo = addWorkingDays(calendar, addWorkingDays(calendar, day, a), b);
        expect(addWorkingDays(calendar, day, a + b).toString()).toBe(inTwo.toString());
      }),
    );
  });

  it('lands on a working day, as rolling does', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        for (const found of [
          addWorkingDays(calendar, day, 1),
          addWorkingDays(calendar, day, -1),
          rollForward(calendar, day),
          rollBackward(calendar, day),
        ]) {
          expect(calendar.isWorkingDay(found)).toBe(true);
        }
        expect(Temporal.PlainDate.compare(rollForward(calendar, day), day)).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDate.compare(rollBackward(calendar, day), day)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
