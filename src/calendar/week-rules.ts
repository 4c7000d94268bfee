import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from './work-calendar.ts';

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

/** Last day of a week's digest: the day before the next one, so that no holiday falls between. */
export function weekEnd(calendar: WorkCalendar, from: Temporal.PlainDate): Temporal.PlainDate {
  return nextWeekStart(calendar, from.add({ days: 1 })).subtract({ days: 1 });
}

/** The day of a list in the week of the one that is planned, or of the next week that has a working day. */
export function weekStartFor(calendar: WorkCalendar, planned: Temporal.PlainDate): Temporal.PlainDate {
  return nextWeekStart(calendar, planned.subtract({ days: planned.dayOfWeek - 1 }));
}

/** Week of the last list from a day on whose hour has come, unless that week is over; null for none. */
export function currentWeekStart(
  calendar: WorkCalendar,
  first: Temporal.PlainDate,
  today: Temporal.PlainDate,
  hasCome: (day: Temporal.PlainDate) => boolean,
): Temporal.PlainDate | null {
  let current: Temporal.PlainDate | null = null;
  for (let day = first; hasCome(day); day = nextWeekStart(calendar, day.add({ days: 1 }))) current = day;
  return current && Temporal.PlainDate.compare(weekEnd(calendar, current), today) >= 0 ? current : null;
}
