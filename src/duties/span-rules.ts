import type { Temporal } from 'temporal-polyfill';
import type { Span } from '../calendar/span.ts';

export const SPANS = ['month', 'quarter', 'year'] as const;

export type SpanName = (typeof SPANS)[number];

const MONTHS: Record<SpanName, number> = { month: 1, quarter: 3, year: 12 };

/** So many months up to a day: of 28 November, a month begins on 29 October. */
export function spanUntil(day: Temporal.PlainDate, name: SpanName): Span {
  return { from: day.subtract({ months: MONTHS[name] }).add({ days: 1 }), to: day };
}
