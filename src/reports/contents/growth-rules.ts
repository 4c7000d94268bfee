import { type Growth, growthOf, totalOf } from '../../figures/figure-rules.ts';
import type { MonthFigures } from '../../figures/month-figures.ts';
import type { ReportClient } from './indicator-rules.ts';
import type { GrowthLine, ReportEntry } from './report-content.ts';

/** Charged to one client over the months of each period; kopecks, null where no table told of any of them. */
export interface ChargedOver {
  current: number | null;
  previous: number | null;
  yearAgo: number | null;
}

/** Percent, up or down, beyond which a cause is asked for. */
export const MOVED_PERCENT = 10;

/** Line of report 2; cause and forecast are the manager's words. */
export function growthLine(
  client: ReportClient,
  { current, previous, yearAgo }: ChargedOver,
  entry: Pick<ReportEntry, 'cause' | 'forecast'> | undefined,
): GrowthLine {
  const growth = growthOf(current, previous);
  return {
    ...client,
    current,
    previous,
    yearAgo,
    growth,
    yearly: growthOf(current, yearAgo),
    moved: hasMoved(growth),
    cause: entry?.cause ?? '',
    forecast: entry?.forecast ?? null,
  };
}

/** True beyond ten percent; what is new has nothing that it moved from. */
export function hasMoved(growth: Growth): boolean {
  return growth !== null && growth.percent !== 'new' && Math.abs(growth.percent) > MOVED_PERCENT;
}

export function chargedIn(months: readonly Pick<MonthFigures, 'period' | 'lines'>[]): number | null {
  return months.length === 0 ? null : months.reduce((total, { lines }) => total + totalOf(lines).charged, 0);
}
