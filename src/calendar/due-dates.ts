import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from './work-calendar.ts';
import { addWorkingDays, rollBackward, rollForward } from './working-days.ts';

/** Counted from the day after a step opens. Calendar days roll forward to a working day (art. 191, 193). */
export type DueRule = { workingDays: number } | { calendarDays: number };

/** Counted from the day after (art. 191); a last day that is off rolls to the next working day (art. 193). */
export function dueAfterCalendarDays(
  calendar: WorkCalendar,
  received: Temporal.PlainDate,
  days: number,
): Temporal.PlainDate {
  return rollForward(calendar, received.add({ days }));
}

export function dueAfterWorkingDays(
  calendar: WorkCalendar,
  received: Temporal.PlainDate,
  days: number,
): Temporal.PlainDate {
  return addWorkingDays(calendar, received, days);
}

/** Due date of a step that opened on this day. */
export function dueDate(
  calendar: WorkCalendar,
  openedOn: Temporal.PlainDate,
  rule: DueRule,
): Temporal.PlainDate {
  return 'workingDays' in rule
    ? dueAfterWorkingDays(calendar, openedOn, rule.workingDays)
    : dueAfterCalendarDays(calendar, openedOn, rule.calendarDays);
}

/** Reading of "до 5 числа": whether the day itself counts, and where it goes when it is a day off. */
export interface ReportDueSettings {
  /** Day of the month after the period, 1 to 31. */
  day: number;
  inclusive: boolean;
  roll: 'forward' | 'backward' | 'none';
}

const DEFAULT_REPORT_DUE: ReportDueSettings = { day: 5, inclusive: true, roll: 'forward' };

/**
 * The last day on time for a period's report, in the month after it; `2026-11` or `2026-Q4`. Before the first day of
 * that month is the last day of the period, and a month that is shorter ends on its last day.
 */
export function reportDueDate(
  calendar: WorkCalendar,
  period: string,
  { day, inclusive, roll }: ReportDueSettings = DEFAULT_REPORT_DUE,
): Temporal.PlainDate {
  const month = monthAfter(period);
  const lastCounted = inclusive ? day : day - 1;
  const nominal =
    lastCounted === 0
      ? month.toPlainDate({ day: 1 }).subtract({ days: 1 })
      : month.toPlainDate({ day: Math.min(lastCounted, month.daysInMonth) });
  if (roll === 'forward') return rollForward(calendar, nominal);
  return roll === 'backward' ? rollBackward(calendar, nominal) : nominal;
}

function monthAfter(period: string): Temporal.PlainYearMonth {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  const last = quarter ? `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}` : period;
  return Temporal.PlainYearMonth.from(last).add({ months: 1 });
}
