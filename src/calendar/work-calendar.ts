import type { Temporal } from 'temporal-polyfill';

/** The production calendar as rules see it: a snapshot, passed as an argument. */
export interface WorkCalendar {
  isWorkingDay(date: Temporal.PlainDate): boolean;
  /** True while the year's government transfers are not entered: results may still change. */
  isProvisional(year: number): boolean;
}
