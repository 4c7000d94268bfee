import type { Clock } from '../../kernel/clock.ts';
import { Conflict, type Page, type Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import type { Delivery } from '../delivery.ts';
import { updateDelivery } from '../update-delivery.ts';

export interface ClaimDeliveriesDeps {
  deliveries: Repo<Delivery>;
  realClock: Clock;
}

/** Longer than a send may take; what a crashed process was sending is taken up again after it. */
const CLAIM_MS = 60_000;
const DUE_PAGE = 50;

/** Finds what is due, longest due first. */
export function findDue(deps: ClaimDeliveriesDeps, from: { after?: string }): Promise<Page<Delivery>> {
  return deps.deliveries.find({
    index: 'due',
    eq: { status: 'pending' },
    range: { lte: deps.realClock.now() },
    limit: DUE_PAGE,
    ...from,
  });
}

/** Takes one that is due, right before it is sent; null when it is due no more. */
export async function claimDelivery(
  deps: ClaimDeliveriesDeps,
  due: Delivery,
  leaseId: string,
): Promise<Delivery | null> {
  let current: Delivery | null = due;
  while (current) {
    const now = deps.realClock.now();
    if (current.status !== 'pending' || current.dueAt > now) return null;
    try {
      return await deps.deliveries.replace({ ...current, leaseId, dueAt: now + CLAIM_MS });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      current = await deps.deliveries.get(due._id);
    }
  }
  return null;
}

/** Makes due at once what an earlier sender had in flight: none sends beside the holder of the lease. */
export async function releaseClaims(deps: ClaimDeliveriesDeps): Promise<void> {
  const now = deps.realClock.now();
  const later = { index: 'due', eq: { status: 'pending' }, range: { gt: now } };
  for await (const { _id, leaseId } of walk(deps.deliveries, later)) {
    if (leaseId === '') continue;
    await updateDelivery(deps.deliveries, _id, (current) =>
      current.leaseId === '' ? null : { leaseId: '', dueAt: now },
    );
  }
}
