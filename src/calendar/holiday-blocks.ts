import { Temporal } from 'temporal-polyfill';
import { STATE_HOLIDAYS } from './state-holidays.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A state holiday with the days off around it, all of them included. */
export interface HolidayBlock {
  holiday: string;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** The year's state holidays, each with the unbroken run of days off it lies in. */
export function holidayBlocks(calendar: WorkCalendar, year: number): HolidayBlock[] {
  return STATE_HOLIDAYS.map((holiday) => ({
    holiday: holiday.id,
    from: lastDayOff(calendar, Temporal.PlainDate.from(`${year}-${holiday.from}`), -1),
    to: lastDayOff(calendar, Temporal.PlainDate.from(`${year}-${holiday.to}`), 1),
  }));
}

function lastDayOff(calendar: WorkCalendar, start: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate {
  let day = start;
  for (let next = day.add({ days: step }); !calendar.isWorkingDay(next); next = day.add({ days: step })) {
    day = next;
  }
  return day;
}
