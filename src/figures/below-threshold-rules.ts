import { Temporal } from 'temporal-polyfill';
import type { Passport } from '../clients/client.ts';
import type { DictionaryEntry } from '../dictionaries/dictionary.ts';
import { assess, averageCharge, chargeCriterion } from './criteria-rules.ts';
import { type Month, periodsUpTo } from './figure-rules.ts';

/** Quarters running below the threshold that speak for a removal, and for which an answer holds. */
export const QUARTERS = 2;
const MONTHS_A_QUARTER = 3;

export interface QuarterCharge {
  /** First month of the quarter, `2026-07`. */
  from: string;
  /** Kopecks a month, over the months that are known. */
  average: number;
  months: number;
}

/** Quarters that ended before this day, the earliest first, as their months. */
export function completeQuarters(today: Temporal.PlainDate, count: number): string[][] {
  const months = quarterOf(today).subtract({ months: 1 });
  const periods = periodsUpTo(months.toString(), count * MONTHS_A_QUARTER);
  return Array.from({ length: count }, (_, n) =>
    periods.slice(n * MONTHS_A_QUARTER, (n + 1) * MONTHS_A_QUARTER),
  );
}

/** First day of the quarter that comes so many quarters after this day's. */
export function quarterAfter(today: Temporal.PlainDate, count: number): Temporal.PlainDate {
  return quarterOf(today)
    .add({ months: count * MONTHS_A_QUARTER })
    .toPlainDate({ day: 1 });
}

function quarterOf(date: Temporal.PlainDate): Temporal.PlainYearMonth {
  const month = Math.floor((date.month - 1) / MONTHS_A_QUARTER) * MONTHS_A_QUARTER + 1;
  return Temporal.PlainYearMonth.from({ year: date.year, month });
}

/**
 * The last quarters of a client who was below the threshold of charges in each of them; null for any other. A quarter
 * of which no month is known says nothing. Whoever is on the list for another reason that holds, or that people judge,
 * stays.
 */
export function belowThreshold(
  passport: Passport,
  months: readonly Month[],
  criteria: readonly DictionaryEntry[],
  today: Temporal.PlainDate,
): QuarterCharge[] | null {
  const entry = chargeCriterion(criteria);
  if (!entry?.limit || !standsOnCharges(passport, months, criteria, today)) return null;
  const limit = BigInt(entry.limit.amount);
  const quarters: QuarterCharge[] = [];
  for (const periods of completeQuarters(today, QUARTERS)) {
    const charged = averageCharge(months, periods);
    if (!charged || charged.sum >= limit * charged.by) return null;
    const average = Number(charged.sum / charged.by);
    quarters.push({ from: periods[0] ?? '', average, months: charged.months });
  }
  return quarters;
}

/** True where the charges are the only reason, or the only one that could still hold. */
function standsOnCharges(
  passport: Passport,
  months: readonly Month[],
  criteria: readonly DictionaryEntry[],
  today: Temporal.PlainDate,
): boolean {
  const charge = chargeCriterion(criteria)?.id;
  const stated = passport.criteria.map(({ criterion }) => criterion);
  if (passport.image || (stated.length > 0 && !stated.includes(charge ?? ''))) return false;
  const others = new Set(stated.filter((id) => id !== charge));
  const measured = assess(passport, months, criteria, today).filter(({ criterion }) => others.has(criterion));
  return measured.length === others.size && measured.every(({ value, met }) => value !== null && !met);
}
