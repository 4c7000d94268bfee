import { Temporal } from 'temporal-polyfill';
import type { Passport } from '../clients/client.ts';
import type { DictionaryEntry } from '../dictionaries/dictionary.ts';
import type { Limit } from '../dictionaries/limit-rules.ts';
import { type Month, periodsUpTo, totalOf } from './figure-rules.ts';

/** A criterion with a number, and how near to it somebody is. */
export interface Assessment {
  criterion: string;
  limit: Limit;
  /** In the limit's unit, kopecks rounded; null where nothing is known to measure it by. */
  value: number | null;
  /** Percent of the limit, cut to one decimal: 100 is met, and 79.99 is less than 80. Null as `value` is. */
  closeness: number | null;
  met: boolean;
  /** Months with figures, of those that it is measured over; 0 where months do not count. */
  months: number;
}

/** A value as a fraction, so that no average is rounded before it is compared. */
interface Measured {
  sum: bigint;
  by: bigint;
  months: number;
}

type Measurable = Pick<Passport, 'servicePoints' | 'services'>;

/** Every criterion of the list that has a number, as this client stands on this day. */
export function assess(
  passport: Measurable,
  months: readonly Month[],
  criteria: readonly DictionaryEntry[],
  today: Temporal.PlainDate,
): Assessment[] {
  return criteria.flatMap(({ id, limit, retired }) => {
    if (!limit || retired) return [];
    return [against(id, limit, measure(passport, months, limit, today))];
  });
}

/** The limit of the charges, and where an amount of kopecks a month stands; null while no number is set. */
export function assessAmount(amount: number | null, criteria: readonly DictionaryEntry[]): Assessment | null {
  const entry = chargeCriterion(criteria);
  if (!entry?.limit) return null;
  const measured = amount === null ? null : { sum: BigInt(amount), by: 1n, months: 0 };
  return against(entry.id, entry.limit, measured);
}

/** Charges are measured by one criterion: the first that is offered and counts rubles. */
export function chargeCriterion(criteria: readonly DictionaryEntry[]): DictionaryEntry | undefined {
  return criteria.find(({ limit, retired }) => limit?.unit === 'rubles' && !retired);
}

/** The latest complete months before this day, the earliest first. */
export function completePeriods(today: Temporal.PlainDate, count: number): string[] {
  return periodsUpTo(today.toPlainYearMonth().subtract({ months: 1 }).toString(), count);
}

/** Limits have up to six decimals: all is counted in millionths. */
const SCALE = 1_000_000;

function against(criterion: string, limit: Limit, measured: Measured | null): Assessment {
  if (!measured) return { criterion, limit, value: null, closeness: null, met: false, months: 0 };
  const { sum, by, months } = measured;
  const whole = by * BigInt(Math.round(limit.amount * SCALE));
  const closeness = Number(floorOf(sum * 1000n * BigInt(SCALE), whole)) / 10;
  return { criterion, limit, value: rounded(measured), closeness, met: closeness >= 100, months };
}

function rounded({ sum, by }: Measured): number {
  return Number(floorOf(sum * 2n + by, by * 2n));
}

function floorOf(part: bigint, by: bigint): bigint {
  const quotient = part / by;
  return part % by < 0n ? quotient - 1n : quotient;
}

function measure(
  passport: Measurable,
  months: readonly Month[],
  limit: Limit,
  today: Temporal.PlainDate,
): Measured | null {
  switch (limit.unit) {
    case 'rubles':
      return averageCharge(months, completePeriods(today, limit.months));
    case 'percent':
      return growthOfCharges(months, completePeriods(today, limit.months));
    case 'lines':
      return whole(lineCount(passport, months));
    case 'points':
      return whole(passport.servicePoints.length);
    case 'services':
      return whole(new Set(dataServices(passport)).size);
    case 'years':
      return years(passport, today);
  }
}

function whole(count: number | null): Measured | null {
  return count === null ? null : { sum: BigInt(Math.round(count)), by: 1n, months: 0 };
}

/** Months that no table has told of count neither as months nor as zero. */
export function averageCharge(months: readonly Month[], periods: readonly string[]): Measured | null {
  const charged = chargesIn(months, periods);
  if (charged.length === 0) return null;
  const sum = charged.reduce((total, each) => total + BigInt(each), 0n);
  return { sum, by: BigInt(charged.length), months: charged.length };
}

function chargesIn(months: readonly Month[], periods: readonly string[]): number[] {
  const wanted = new Set(periods);
  return months.filter(({ period }) => wanted.has(period)).map(({ lines }) => totalOf(lines).charged);
}

/** Percent by which months have grown against the same ones a year before; only pairs that are known count. */
function growthOfCharges(months: readonly Month[], periods: readonly string[]): Measured | null {
  const known = new Map(months.map(({ period, lines }) => [period, totalOf(lines).charged]));
  let [now, before, pairs] = [0n, 0n, 0];
  for (const period of periods) {
    const year = Temporal.PlainYearMonth.from(period).subtract({ years: 1 }).toString();
    const [charged, former] = [known.get(period), known.get(year)];
    if (charged === undefined || former === undefined) continue;
    [now, before, pairs] = [now + BigInt(charged), before + BigInt(former), pairs + 1];
  }
  return before > 0n ? { sum: (now - before) * 100n, by: before, months: pairs } : null;
}

/** Quantities of the latest month that tells any, else those of the passport. */
function lineCount({ services }: Measurable, months: readonly Month[]): number | null {
  const told = months
    .map(({ period, lines }) => ({ period, known: lines.flatMap(({ quantity }) => quantity ?? []) }))
    .filter(({ known }) => known.length > 0)
    .toSorted((a, b) => (a.period < b.period ? 1 : -1));
  const quantities = told[0]?.known ?? services.map(({ quantity }) => quantity);
  return quantities.length === 0 ? null : quantities.reduce((sum, each) => sum + each, 0);
}

const DATA_SERVICES: readonly string[] = ['internet', 'vpn', 'leased-lines', 'data-centre', 'wifi'];

function dataServices({ services }: Measurable): string[] {
  return services.map(({ service }) => service).filter((service) => DATA_SERVICES.includes(service));
}

function years({ services }: Measurable, today: Temporal.PlainDate): Measured | null {
  const [first] = services.flatMap(({ since }) => since || []).toSorted();
  if (!first) return null;
  return whole(Math.max(0, Temporal.PlainDate.from(first).until(today, { largestUnit: 'year' }).years));
}
