import type { Temporal } from 'temporal-polyfill';
import { dueAfterCalendarDays } from './due-dates.ts';
import { isStateHoliday } from './state-holidays.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * Sort of day on which a time would end: one that is worked, a day of the weekend that is worked, or why it is off.
 */
export type LastDay = 'working' | 'worked-weekend' | 'weekend' | 'public-holiday' | 'day-off';

/** Reason why a time that is counted in calendar days ends when it does. */
export interface DueReason {
  /** The day after which it is counted (art. 191). */
  from: Temporal.PlainDate;
  days: number;
  /** The last of the days, which moves to the next working day where it is off (art. 193). */
  nominal: Temporal.PlainDate;
  last: LastDay;
  due: Temporal.PlainDate;
}

export function explainDueDate(calendar: WorkCalendar, from: Temporal.PlainDate, days: number): DueReason {
  const nominal = from.add({ days });
  return {
    from,
    days,
    nominal,
    last: lastDayOf(calendar, nominal),
    due: dueAfterCalendarDays(calendar, from, days),
  };
}

function lastDayOf(calendar: WorkCalendar, date: Temporal.PlainDate): LastDay {
  const isWeekend = date.dayOfWeek > 5;
  if (calendar.isWorkingDay(date)) return isWeekend ? 'worked-weekend' : 'working';
  if (isStateHoliday(date.toString().slice(5))) return 'public-holiday';
  return isWeekend ? 'weekend' : 'day-off';
}
