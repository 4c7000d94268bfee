import { Temporal } from 'temporal-polyfill';
import type { Span } from '../calendar/span.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays } from '../calendar/working-days.ts';

/** Working day of the first month after the quarter by which the list goes to the head office. */
export const DUE_WORKING_DAY = 10;

/** Working days that the directors have. */
const AGREE_WORKING_DAYS = 5;

/** The quarter that a day lies in, `2026-Q4`. */
export function quarterOf(day: Temporal.PlainDate): string {
  return `${day.year}-Q${Math.ceil(day.month / 3)}`;
}

/** The last quarter that has ended before a day. */
export function endedQuarter(day: Temporal.PlainDate): string {
  return quarterOf(day.subtract({ months: 3 }));
}

export function quarterBefore(quarter: string): string {
  return quarterOf(spanOf(quarter).from.subtract({ days: 1 }));
}

/** First and last day. */
export function spanOf(quarter: string): Span {
  const [year = '', number = ''] = quarter.split('-Q');
  const from = Temporal.PlainDate.from({ year: Number(year), month: Number(number) * 3 - 2, day: 1 });
  return { from, to: from.add({ months: 3 }).subtract({ days: 1 }) };
}

/** Day by which the directors decide on a list sent to them on a day. */
export function agreeBy(calendar: WorkCalendar, sent: Temporal.PlainDate): Temporal.PlainDate {
  return addWorkingDays(calendar, sent, AGREE_WORKING_DAYS);
}

export function listDueOn(calendar: WorkCalendar, quarter: string): Temporal.PlainDate {
  return addWorkingDays(calendar, spanOf(quarter).to, DUE_WORKING_DAY);
}
