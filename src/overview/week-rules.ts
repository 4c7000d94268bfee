import type { Temporal } from 'temporal-polyfill';
import type { Span } from '../calendar/span.ts';
import { isWeekStart } from '../calendar/week-rules.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';

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

/** The last day up to a date that was the first working day of its week. */
export function weekStartUntil(calendar: WorkCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (!isWeekStart(calendar, day)) day = day.subtract({ days: 1 });
  return day;
}
