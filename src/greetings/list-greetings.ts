import type { Repo } from '../storage/store.ts';
import { findAll } from '../storage/walk.ts';
import type { Greeting } from './greeting.ts';

/** The client's greetings of a year and the one before it; those of days at the turn of the next one too. */
export function listRecent(
  deps: { greetings: Repo<Greeting> },
  client: string,
  year: number,
): Promise<Greeting[]> {
  const range = { gte: `${year - 1}-01-01`, lte: `${year + 1}-01-31` };
  return findAll(deps.greetings, { index: 'client', eq: { client }, range });
}
