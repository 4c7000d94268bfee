import type { Page, Repo } from '../storage/store.ts';
import { type Delivery, GIVEN_UP_KEY } from './delivery.ts';

interface GivenUpDeps {
  deliveries: Repo<Delivery>;
}

/** `failed`: the message never came. `sent`: it did, and is not drawn anew. */
export type GivenUpStatus = 'failed' | 'sent';

export interface GivenUpQuery {
  status: GivenUpStatus;
  /** Real epoch ms: given up then or later. */
  since?: number;
  latestFirst?: boolean;
  after?: string;
  limit: number;
}

/** What was given up, by the time of that (`dueAt`). */
export function findGivenUp(deps: GivenUpDeps, query: GivenUpQuery): Promise<Page<Delivery>> {
  const { status, since = 0, latestFirst = false, after, limit } = query;
  return deps.deliveries.find({
    index: 'due',
    eq: { status },
    range: { gte: since },
    keys: [GIVEN_UP_KEY],
    desc: latestFirst,
    limit,
    ...(after ? { after } : {}),
  });
}

export async function countGivenUp(deps: GivenUpDeps): Promise<number> {
  const count = (status: GivenUpStatus) =>
    deps.deliveries.count({ index: 'due', eq: { status }, keys: [GIVEN_UP_KEY] });
  return (await count('failed')) + (await count('sent'));
}
