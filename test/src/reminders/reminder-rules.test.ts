import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { isWeekStart, nextWeekStart, weekEnd } from '../../../src/calendar/week-rules.ts';
import { clientDay } from '../../../src/reminders/kinds/client-day.ts';
import { REMINDER_KINDS } from '../../../src/reminders/kinds/index.ts';
import { unitReport } from '../../../src/reminders/kinds/unit-report.ts';
import type { Ladder } from '../../../src/reminders/ladder.ts';
import { firstStep, planSteps, splitAt, type TimedStep } from '../../../src/reminders/reminder-rules.ts';

const calendar = createWorkCalendar(DEFAULT_TRANSFERS);
const anyDay = fc
  .integer({ min: 0, max: 700 })
  .map((n) => Temporal.PlainDate.from('2026-01-10').add({ days: n }));
const anyLadder = fc.constantFrom(...REMINDER_KINDS.map(({ ladder }) => ladder));

function plan(ladder: Ladder, occurrence: Temporal.PlainDate) {
  const opened = occurrence.subtract({ days: 10 });
  return planSteps(calendar, ladder, { occurrence, opened }, occurrence.add({ days: 30 }));
}

describe('planSteps', () => {
  it('goes up in time, with one step an hour and each step once', () => {
    fc.assert(
      fc.property(anyLadder, anyDay, (ladder, occurrence) => {
        const steps = plan(ladder, occurrence);
        const hours = steps.map((step) => `${step.date} ${step.at}`);
        expect(hours).toEqual([...new Set(hours)].sort());
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      }),
    );
  });

  it('reminds of overdue work on working days only', () => {
    fc.assert(
      fc.property(anyLadder, anyDay, (ladder, occurrence) => {
        for (const step of plan(ladder, occurrence)) {
          if (step.phase === 'overdue' || step.phase === 'escalation' || step.id === 'eve') {
            expect(calendar.isWorkingDay(step.date)).toBe(true);
          }
        }
      }),
    );
  });

  it('reminds ahead of an occasion on working days only, and once a day', () => {
    fc.assert(
      fc.property(anyDay, (occurrence) => {
        const before = plan(clientDay.ladder, occurrence).filter(({ phase }) => phase === 'before');
        expect(before.every(({ date }) => calendar.isWorkingDay(date))).toBe(true);
        expect(new Set(before.map(({ date }) => date.toString())).size).toBe(before.length);
      }),
    );
  });

  it.each([
    ['2026-12-04', ['T-14 2026-11-20', 'T-3 2026-12-01', 'T-1 2026-12-03', 'day 2026-12-04']],
    // A Monday: on Friday the last reminder speaks for that of the third day too.
    ['2026-12-07', ['T-14 2026-11-23', 'T-1 2026-12-04', 'day 2026-12-07']],
    // A Sunday: the eve takes the place of the Saturday.
    ['2026-12-13', ['T-14 2026-11-27', 'T-3 2026-12-10', 'eve 2026-12-11', 'day 2026-12-13']],
    // In the January holidays: the last working day of the year speaks for all.
    ['2027-01-07', ['T-14 2026-12-24', 'eve 2026-12-30', 'day 2027-01-07']],
  ])('plans the greeting of %s as %j', (occurrence, expected) => {
    const steps = plan(clientDay.ladder, Temporal.PlainDate.from(occurrence));

    expect(steps.filter(({ id }) => id !== 'missed').map(({ id, date }) => `${id} ${date}`)).toEqual(
      expected,
    );
  });

  it('never leaves a day off without a working day’s warning', () => {
    fc.assert(
      fc.property(anyDay, (occurrence) => {
        fc.pre(!calendar.isWorkingDay(occurrence));
        const before = plan(clientDay.ladder, occurrence).filter(({ phase }) => phase === 'before');
        expect(before.some(({ date }) => calendar.isWorkingDay(date))).toBe(true);
      }),
    );
  });
});

describe('splitAt', () => {
  const timed: TimedStep[] = plan(unitReport.ladder, Temporal.PlainDate.from('2026-12-07')).map(
    (step, n) => ({
      step,
      wakeAt: n * 100,
    }),
  );

  it('parts what is due from what is missed and what is next, and loses nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 2_000 }), (now) => {
        const { due, missed, next } = splitAt(timed, now);
        const past = due ? [...missed, due] : missed;
        expect(past).toEqual(timed.slice(0, past.length));
        expect(next).toEqual(timed[past.length]);
        expect(past.every(({ wakeAt }) => wakeAt <= now)).toBe(true);
        expect(next === undefined || next.wakeAt > now).toBe(true);
      }),
    );
  });

  it('starts a fresh plan at the next hour, and never with an escalation', () => {
    expect(firstStep(timed, 150)?.wakeAt).toBe(200);
    const [missed] = plan(clientDay.ladder, Temporal.PlainDate.from('2026-12-04')).slice(-1);
    expect(missed && firstStep([{ step: missed, wakeAt: 5 }], 0)).toBeUndefined();
  });
});

describe('a week of the channels', () => {
  it('begins on its first working day and ends before the next one begins', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const start = nextWeekStart(calendar, date);
        expect(isWeekStart(calendar, start)).toBe(true);
        expect(isWeekStart(calendar, weekEnd(calendar, start).add({ days: 1 }))).toBe(true);
      }),
    );
  });
});
