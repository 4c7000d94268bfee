import { Temporal } from 'temporal-polyfill';
import type { Span } from '../../calendar/span.ts';

/** `2026-11` itself, or the three months of `2026-Q4`, the earliest first. */
export function monthsOf(period: string): string[] {
  const [year = '', quarter = ''] = period.split('-Q');
  if (quarter === '') return [period];
  const first = Temporal.PlainYearMonth.from({ year: Number(year), month: Number(quarter) * 3 - 2 });
  return [0, 1, 2].map((months) => first.add({ months }).toString());
}

export function daysOf(period: string): Span {
  const months = monthsOf(period).map((month) => Temporal.PlainYearMonth.from(month));
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) throw new RangeError(`no period ${period}`);
  return { from: first.toPlainDate({ day: 1 }), to: last.toPlainDate({ day: last.daysInMonth }) };
}

/** The same months of as many months or years ago. */
export function shiftMonths(months: readonly string[], by: { months: number } | { years: number }): string[] {
  return months.map((month) => Temporal.PlainYearMonth.from(month).subtract(by).toString());
}
