import type { Repo } from '../storage/store.ts';
import type { MonthFigures } from './month-figures.ts';

/** Two years, so that a month can be held against the same one a year before. */
const MONTHS_LOOKED_AT = 24;

/** Months of a client that tables told of, the latest first. */
export async function loadClientMonths(
  { figures }: { figures: Repo<MonthFigures> },
  client: string,
): Promise<MonthFigures[]> {
  const query = { index: 'client', eq: { client }, desc: true, limit: MONTHS_LOOKED_AT };
  return (await figures.find(query)).items;
}
