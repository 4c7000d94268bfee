import type { Temporal } from 'temporal-polyfill';

/** The production calendar as rules see it: a snapshot, passed as an argument. */
export interface WorkCalendar {
  isWorkingDay(date: Temporal.PlainDate): boolean;
  /** True while the year's government transfers are not entered: results may still change. */
  isProvisional(year: number): boolean;
}

/** A day off moved by the yearly government decree: "перенести выходной день с … на …". ISO dates. */
export interface Transfer {
  from: string;
  to: string;
}

/** Transfers by year, as data that an admin edits. A year that is absent is provisional. */
export type TransfersByYear = Record<string, Transfer[]>;
