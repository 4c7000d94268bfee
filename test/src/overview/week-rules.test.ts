import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { workingDaysTaken } from '../../../src/calendar/working-days-taken.ts';
import { weekBefore, weekSeenOn } from '../../../src/overview/week-rules.ts';

const calendar = createWorkCalendar(DEFAULT_TRANSFERS);

function seenOn(day: string): string {
  const week = weekSeenOn(calendar, Temporal.PlainDate.from(day));
  return `${week.from} ${week.to}${week.isOver ? ' over' : ''}`;
}

describe('the week that somebody sees', () => {
  it.each([
    ['on a Monday is the one before', '2026-11-30', '2026-11-23 2026-11-29 over'],
    ['on a Thursday is this one so far', '2026-12-03', '2026-11-30 2026-12-03'],
    ['on a Sunday is this one', '2026-12-06', '2026-11-30 2026-12-06'],
    ['on a holiday Monday still goes on', '2026-03-09', '2026-03-02 2026-03-09'],
    ['on the Tuesday after it has that Monday too', '2026-03-10', '2026-03-02 2026-03-09 over'],
    ['after a Tuesday that began it', '2026-03-13', '2026-03-10 2026-03-13'],
    ['after the January holidays reaches back over them', '2027-01-11', '2026-12-28 2027-01-10 over'],
  ])('%s', (_what, day, week) => {
    expect(seenOn(day)).toBe(week);
  });

  it('has another one before it, without a gap', () => {
    const before = weekBefore(calendar, weekSeenOn(calendar, Temporal.PlainDate.from('2026-03-16')));

    expect(`${before.from} ${before.to}`).toBe('2026-03-02 2026-03-09');
  });
});

describe('working days of a step', () => {
  it.each([
    ['the same day', '2026-11-23', '2026-11-23', [], 0],
    ['a Friday to a Monday', '2026-11-20', '2026-11-23', [], 1],
    ['over a holiday', '2026-11-03', '2026-11-05', [], 1],
    ['without a standstill', '2026-11-16', '2026-11-24', [{ from: '2026-11-17', until: '2026-11-20' }], 3],
    ['never less than none', '2026-11-23', '2026-11-23', [{ from: '2026-11-23', until: '2026-11-25' }], 0],
  ])('%s', (_what, opened, decided, stood, days) => {
    expect(workingDaysTaken(calendar, opened, decided, stood)).toBe(days);
  });
});
