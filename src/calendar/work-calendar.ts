import type { Temporal } from 'temporal-polyfill';

/** The production calendar as rules see it: a snapshot, passed as an argument. */
export interface WorkCalendar {
  isWorkingDay(date: Temporal.PlainDate): boolean;
  /** True while the year's government transfers are not entered: results may still change. */
  isProvisional(year: number): boolean;
}

/**
 * One line of a year's decree, ISO dates. Both: "перенести выходной день с from на to". `to` alone is a day off
 * that no other day is worked for (a president's or a region's), `from` alone a day off that is worked.
 */
export interface Transfer {
  from?: string;
  to?: string;
}

/** Transfers by year, as data that an admin edits. A year that is absent is provisional. */
export type TransfersByYear = Record<string, Transfer[]>;
