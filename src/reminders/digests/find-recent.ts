import type { Delivery } from '../../deliveries/delivery.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';

/** A reminder is written when its hour comes to the first of its recipients; the last one's is within a day. */
const WRITTEN_BEFORE_MS = 24 * 60 * 60_000;

/** Deliveries that the recipient of `waiting` has got since, or is about to get. */
export async function findRecent(
  deps: { deliveries: Repo<Delivery> },
  waiting: Delivery[],
): Promise<Delivery[]> {
  const [first] = waiting;
  if (first?.content.kind !== 'reminder') return [];
  const earliest = Math.min(
    ...waiting.flatMap(({ createdAt, releaseAt }) => [Date.parse(createdAt), releaseAt]),
  );
  const written = await findAll(deps.deliveries, {
    index: 'recipient',
    eq: { recipient: first.recipient },
    range: { gte: new Date(earliest - WRITTEN_BEFORE_MS).toISOString() },
  });
  return written.filter(isOut);
}

/** Sent, on its way, or told by a digest. */
export function isOut({ status }: Pick<Delivery, 'status'>): boolean {
  return status === 'merged' || status === 'pending' || status === 'sent';
}
