import type { Temporal } from 'temporal-polyfill';

/** Days from the first to the last, both included. */
export interface Span {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

export function isWithin({ from, to }: Span, iso: string): boolean {
  return from.toString() <= iso && iso <= to.toString();
}
