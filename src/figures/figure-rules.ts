import { Temporal } from 'temporal-polyfill';
import type { FigureLine } from './month-figures.ts';

export type Amounts = Pick<FigureLine, 'charged' | 'paid' | 'owed' | 'overdue'>;

const AMOUNTS = ['charged', 'paid', 'owed', 'overdue'] as const satisfies readonly (keyof Amounts)[];

/** Sums over the groups of services, in kopecks. */
export function totalOf(lines: readonly Amounts[]): Amounts {
  const sum = (amount: keyof Amounts) => lines.reduce((total, line) => total + line[amount], 0);
  return { charged: sum('charged'), paid: sum('paid'), owed: sum('owed'), overdue: sum('overdue') };
}

/** Lines of a table in the place of the former ones of the same service; services that it leaves out stay. */
export function mergeLines(former: readonly FigureLine[], loaded: readonly FigureLine[]): FigureLine[] {
  const byService = new Map([...former, ...loaded].map((line) => [line.service, line]));
  return [...byService.values()].toSorted((a, b) => (a.service < b.service ? -1 : 1));
}

export interface TotalChange {
  amount: keyof Amounts;
  from: number | null;
  to: number;
}

/** Totals that differ; all of them where nothing was known. */
export function totalChanges(former: readonly Amounts[] | null, lines: readonly Amounts[]): TotalChange[] {
  const [before, after] = [former ? totalOf(former) : null, totalOf(lines)];
  return AMOUNTS.map((amount) => ({ amount, from: before?.[amount] ?? null, to: after[amount] })).filter(
    ({ from, to }) => from !== to,
  );
}

/** `2026-11` and the months before it, the earliest first. */
export function periodsUpTo(period: string, count: number): string[] {
  const last = Temporal.PlainYearMonth.from(period);
  return Array.from({ length: count }, (_, n) => last.subtract({ months: count - 1 - n }).toString());
}

/** Growth that a report may print: `new` where there was nothing to grow from, null where nothing is known. */
export type Growth = { delta: number; percent: number | 'new' } | null;

/**
 * Growth from one amount of kopecks to another; percent with one decimal. From nothing, or from less than nothing,
 * there is no percentage: it is new.
 */
export function growthOf(now: number | null, before: number | null): Growth {
  if (now === null || before === null) return null;
  const delta = now - before;
  if (before > 0) return { delta, percent: percentOf(delta, before) };
  return { delta, percent: delta === 0 ? 0 : 'new' };
}

/** One amount as a part of another, in percent with one decimal; null where there is nothing to be a part of. */
export function shareOf(part: number, whole: number | null): number | null {
  return whole !== null && whole > 0 ? percentOf(part, whole) : null;
}

/** Exact: kopecks times a thousand can pass what a double holds. */
function percentOf(part: number, whole: number): number {
  const [thousandths, divisor] = [BigInt(part) * 1000n * 2n + BigInt(whole), BigInt(whole) * 2n];
  const quotient = thousandths / divisor;
  const floor = thousandths % divisor < 0n ? quotient - 1n : quotient;
  return Number(floor) / 10;
}

/** A month as it was charged, or null where no table has told of it. */
export interface TrendPoint {
  period: string;
  charged: number | null;
}

/** Sums of one month, and quantities where the table told them. */
export interface Month {
  period: string;
  lines: readonly (Amounts & { quantity?: number | null })[];
}

const TREND_MONTHS = 12;

/** The year up to a month; months that no table has told of are gaps, not zeros. */
export function trendOf(months: readonly Month[], period: string): TrendPoint[] {
  const known = new Map(months.map((month) => [month.period, totalOf(month.lines).charged]));
  return periodsUpTo(period, TREND_MONTHS).map((each) => ({
    period: each,
    charged: known.get(each) ?? null,
  }));
}

export interface Discipline {
  /** Months of the year that were charged, and those of them that ended without anything overdue. */
  charged: number;
  inTime: number;
  /** Paid of what was charged, in percent. */
  paid: number | null;
}

/** Payment discipline over the year up to a month. */
export function disciplineOf(months: readonly Month[], period: string): Discipline {
  const year = new Set(periodsUpTo(period, TREND_MONTHS));
  const totals = months.filter((month) => year.has(month.period)).map(({ lines }) => totalOf(lines));
  const charged = totals.filter((total) => total.charged > 0);
  const sum = totalOf(charged);
  return {
    charged: charged.length,
    inTime: charged.filter(({ overdue }) => overdue <= 0).length,
    paid: shareOf(sum.paid, charged.length > 0 ? sum.charged : null),
  };
}

export interface ClientFigures {
  /** The latest month that a table told of, and its sums. */
  period: string;
  total: Amounts;
  trend: TrendPoint[];
  discipline: Discipline;
  /** Against the month before, and the same month a year ago. */
  growth: Growth;
  yearly: Growth;
}

/** Figures of a client's card; null where no table has told of the client. */
export function figuresOf(months: readonly Month[]): ClientFigures | null {
  const latest = months.reduce<Month | null>(
    (last, month) => (last && last.period > month.period ? last : month),
    null,
  );
  if (!latest) return null;
  const { period, lines } = latest;
  const total = totalOf(lines);
  const chargedIn = (other: string) => {
    const month = months.find((each) => each.period === other);
    return month ? totalOf(month.lines).charged : null;
  };
  const at = Temporal.PlainYearMonth.from(period);
  return {
    period,
    total,
    trend: trendOf(months, period),
    discipline: disciplineOf(months, period),
    growth: growthOf(total.charged, chargedIn(at.subtract({ months: 1 }).toString())),
    yearly: growthOf(total.charged, chargedIn(at.subtract({ years: 1 }).toString())),
  };
}
