import type { Temporal } from 'temporal-polyfill';

export type PeriodKind = 'month' | 'quarter';

/** Reports appear on the 15th of the period's last month, before the earliest of their reminders. */
const OPENS_ON_DAY = 15;

/** The last periods whose report has appeared by a date, the latest first; `2026-11` or `2026-Q4`. */
export function periodsOpenedBy(date: Temporal.PlainDate, kind: PeriodKind, count: number): string[] {
  const periods: string[] = [];
  let month = date.toPlainYearMonth();
  if (date.day < OPENS_ON_DAY) month = month.subtract({ months: 1 });
  while (periods.length < count) {
    if (kind === 'month') periods.push(month.toString());
    else if (month.month % 3 === 0) periods.push(`${month.year}-Q${month.month / 3}`);
    month = month.subtract({ months: 1 });
  }
  return periods;
}
