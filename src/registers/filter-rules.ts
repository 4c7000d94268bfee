import { Temporal } from 'temporal-polyfill';
import { isWithin, type Span } from '../calendar/span.ts';
import type { PeriodName } from './periods.ts';
import type { RegisterRow, RowState } from './register.ts';

/** Choices of a reader; '' and `all` leave everything. */
export interface RegisterFilter {
  unit: string;
  manager: string;
  state: RowState | '';
  period: PeriodName;
  /** Only what ends within a month. */
  soon: boolean;
}

const SOON_DAYS = 30;

/** Days of a period that goes on, or of the month before; null for all. */
export function spanOfPeriod(period: PeriodName, today: Temporal.PlainDate): Span | null {
  const month = today.toPlainYearMonth();
  switch (period) {
    case 'all':
      return null;
    case 'month':
      return { from: month.toPlainDate({ day: 1 }), to: today };
    case 'last-month': {
      const last = month.subtract({ months: 1 });
      return { from: last.toPlainDate({ day: 1 }), to: last.toPlainDate({ day: last.daysInMonth }) };
    }
    case 'quarter': {
      const first = month.subtract({ months: (today.month - 1) % 3 });
      return { from: first.toPlainDate({ day: 1 }), to: today };
    }
    case 'year':
      return { from: Temporal.PlainDate.from({ year: today.year, month: 1, day: 1 }), to: today };
  }
}

/** True for what a reader asked to see. */
export function passes(row: RegisterRow, filter: RegisterFilter, today: Temporal.PlainDate): boolean {
  const span = spanOfPeriod(filter.period, today);
  return (
    (filter.unit === '' || row.unit === filter.unit) &&
    (filter.manager === '' || row.manager === filter.manager) &&
    (filter.state === '' || row.state === filter.state) &&
    (span === null || isWithin(span, row.on)) &&
    (!filter.soon || endsSoon(row, today))
  );
}

/** Ends within the coming month, and has not ended. */
export function endsSoon({ endsOn }: Pick<RegisterRow, 'endsOn'>, today: Temporal.PlainDate): boolean {
  return endsOn !== null && isWithin({ from: today, to: today.add({ days: SOON_DAYS }) }, endsOn);
}

/** The latest first; what is of one day by its number. */
export function latestFirst(a: RegisterRow, b: RegisterRow): number {
  return b.on.localeCompare(a.on) || b.id.localeCompare(a.id);
}
