import { Temporal } from 'temporal-polyfill';
import { isWeekStart } from '../calendar/week-rules.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';

/** Days that an overview tells of, both included. */
export interface Span {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

export interface SeenWeek extends Span {
  /** True of the week that has just ended, false of one that goes on. */
  isOver: boolean;
}

/**
 * The week that somebody sees on a day: on its first working day the one before, from then on this one so far. A week
 * lasts until the eve of the next one's first working day, so that no holiday falls between.
 */
export function weekSeenOn(calendar: WorkCalendar, on: Temporal.PlainDate): SeenWeek {
  const eve = on.subtract({ days: 1 });
  if (isWeekStart(calendar, on)) return { from: weekStartUntil(calendar, eve), to: eve, isOver: true };
  return { from: weekStartUntil(calendar, on), to: on, isOver: false };
}

export function weekBefore(calendar: WorkCalendar, { from }: Pick<Span, 'from'>): Span {
  const to = from.subtract({ days: 1 });
  return { from: weekStartUntil(calendar, to), to };
}

export function isWithin({ from, to }: Span, iso: string): boolean {
  return from.toString() <= iso && iso <= to.toString();
}

/** The last day up to a date that was the first working day of its week. */
export function weekStartUntil(calendar: WorkCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (!isWeekStart(calendar, day)) day = day.subtract({ days: 1 });
  return day;
}

/** Working days that a step took: from the day after it opened to that of its decision, without those on which it stood. */
export function workingDaysTaken(
  calendar: WorkCalendar,
  openedOn: string,
  decidedOn: string,
  stood: readonly { from: string; until: string }[],
): number {
  const standstill = stood.reduce((sum, { from, until }) => sum + workingDaysAfter(calendar, from, until), 0);
  return Math.max(0, workingDaysAfter(calendar, openedOn, decidedOn) - standstill);
}

function workingDaysAfter(calendar: WorkCalendar, from: string, to: string): number {
  const last = Temporal.PlainDate.from(to);
  let count = 0;
  for (let day = Temporal.PlainDate.from(from).add({ days: 1 }); ; day = day.add({ days: 1 })) {
    if (Temporal.PlainDate.compare(day, last) > 0) return count;
    if (calendar.isWorkingDay(day)) count += 1;
  }
}
