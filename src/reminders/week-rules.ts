import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../calendar/work-calendar.ts';

/** The first day on or after the date that is the first working day of its week. */
export function nextWeekStart(calendar: WorkCalendar, from: Temporal.PlainDate): Temporal.PlainDate {
  for (let day = from; ; day = day.add({ days: 1 })) if (isWeekStart(calendar, day)) return day;
}

export function isWeekStart(calendar: WorkCalendar, date: Temporal.PlainDate): boolean {
  if (!calendar.isWorkingDay(date)) return false;
  for (let n = 1; n < date.dayOfWeek; n += 1) {
    if (calendar.isWorkingDay(date.subtract({ days: n }))) return false;
  }
  return true;
}

/** What a week's digest covers: up to the day before the next one, so that no holiday falls between. */
export function weekEnd(calendar: WorkCalendar, from: Temporal.PlainDate): Temporal.PlainDate {
  return nextWeekStart(calendar, from.add({ days: 1 })).subtract({ days: 1 });
}
