import { type Growth, growthOf, totalOf } from '../../figures/figure-rules.ts';
import type { MonthFigures } from '../../figures/month-figures.ts';
import type { ReportClient } from './indicator-rules.ts';
import type { GrowthLine, ReportEntry } from './report-content.ts';

/** Charged to one client over the months of a period. */
export interface Charged {
  /** Kopecks; null where no table told of any month. */
  charged: number | null;
  /** True where every month is told. */
  isWhole: boolean;
}

export type ChargedOver = Record<'current' | 'previous' | 'yearAgo', Charged>;

/** Percent, up or down, beyond which a cause is asked for. */
export const MOVED_PERCENT = 10;

/**
 * Line of report 2; cause and forecast are the manager's words. Periods are compared where each month of both is told:
 * two months are no quarter.
 */
export function growthLine(
  client: ReportClient,
  { current, previous, yearAgo }: ChargedOver,
  entry: Pick<ReportEntry, 'cause' | 'forecast'> | undefined,
): GrowthLine {
  const growth = growthOf(whole(current), whole(previous));
  return {
    ...client,
    current: current.charged,
    previous: previous.charged,
    yearAgo: yearAgo.charged,
    growth,
    yearly: growthOf(whole(current), whole(yearAgo)),
    moved: hasMoved(growth),
    cause: entry?.cause ?? '',
    forecast: entry?.forecast ?? null,
  };
}

function whole({ charged, isWhole }: Charged): number | null {
  return isWhole ? charged : null;
}

/** True beyond ten percent; what is new has nothing that it moved from. */
export function hasMoved(growth: Growth): boolean {
  return growth !== null && growth.percent !== 'new' && Math.abs(growth.percent) > MOVED_PERCENT;
}

export function chargedIn(
  months: readonly Pick<MonthFigures, 'period' | 'lines'>[],
  periods: readonly string[],
): Charged {
  const told = months.filter(({ period }) => periods.includes(period));
  return {
    charged: told.length === 0 ? null : totalOf(told.flatMap(({ lines }) => lines)).charged,
    isWhole: told.length === periods.length,
  };
}
