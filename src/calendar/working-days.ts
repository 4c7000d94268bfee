import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from './work-calendar.ts';

/** The n-th working day after the date, or before it when n is negative; the date itself for 0. */
export function addWorkingDays(
  calendar: WorkCalendar,
  date: Temporal.PlainDate,
  n: number,
): Temporal.PlainDate {
  const step = Math.sign(n);
  let day = date;
  for (let left = Math.abs(n); left > 0; ) {
    day = day.add({ days: step });
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The date itself when it is a working day, else the next one. */
export function rollForward(calendar: WorkCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return calendar.isWorkingDay(date) ? date : addWorkingDays(calendar, date, 1);
}

/** The date itself when it is a working day, else the last one before. */
export function rollBackward(calendar: WorkCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return calendar.isWorkingDay(date) ? date : addWorkingDays(calendar, date, -1);
}

/** Counts working days from the first to the last date, both included. */
export function countWorkingDays(
  calendar: WorkCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  let count = 0;
  const days = from.until(to).days;
  for (let n = 0; n <= days; n += 1) if (calendar.isWorkingDay(from.add({ days: n }))) count += 1;
  return count;
}
