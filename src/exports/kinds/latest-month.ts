import type { Temporal } from 'temporal-polyfill';
import type { Client } from '../../clients/client.ts';
import type { FigureLine, MonthFigures } from '../../figures/month-figures.ts';
import type { Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';

/** Figures of the last month that is known of any of these clients. */
export interface LatestMonth {
  period: string;
  /** By client. */
  of: Map<string, FigureLine[]>;
}

/** Unit by unit: a question for each client would be thousands. Null where nothing has been loaded yet. */
export async function loadLatestMonth(
  { figures }: { figures: Repo<MonthFigures> },
  clients: readonly Client[],
  today: Temporal.PlainDate,
): Promise<LatestMonth | null> {
  const units = [...new Set(clients.map(({ passport }) => passport.unit))];
  const upTo = { lte: today.toPlainYearMonth().toString() };
  const latest = await Promise.all(
    units.map((unit) => figures.find({ index: 'unit', eq: { unit }, range: upTo, desc: true, limit: 1 })),
  );
  const period = latest
    .flatMap(({ items }) => items.map((month) => month.period))
    .sort()
    .at(-1);
  if (period === undefined) return null;
  const wanted = new Set(clients.map(({ _id }) => _id));
  const of = new Map<string, FigureLine[]>();
  for (const unit of units) {
    const months = walk(figures, { index: 'unit', eq: { unit }, range: { gte: period, lte: period } });
    for await (const { client, lines } of months) if (wanted.has(client)) of.set(client, lines);
  }
  return { period, of };
}
