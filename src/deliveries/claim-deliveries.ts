import type { Clock } from '../clock.ts';
import type { Repo } from '../storage/store.ts';
import type { Delivery } from './delivery.ts';
import { updateDelivery } from './update-delivery.ts';

export interface ClaimDeliveriesDeps {
  deliveries: Repo<Delivery>;
  realClock: Clock;
}

/** Long enough for a slow send; a crashed process's sends are taken up again after it. */
const CLAIM_MS = 60_000;
const PAGE = 200;

/** Takes the delivery that has been due longest, for a minute. */
export function claimDelivery(deps: ClaimDeliveriesDeps, leaseId: string): Promise<Delivery | null> {
  const now = deps.realClock.now();
  return deps.deliveries.claim(
    { index: 'due', eq: { status: 'pending' }, range: { lte: now } },
    { leaseId, dueAt: now + CLAIM_MS },
  );
}

export async function hasDueDelivery(deps: ClaimDeliveriesDeps): Promise<boolean> {
  const range = { lte: deps.realClock.now() };
  const page = await deps.deliveries.find({ index: 'due', eq: { status: 'pending' }, range, limit: 1 });
  return page.items.length > 0;
}

/** What an earlier sender had in flight is due at once: nobody else sends beside the holder of the lease. */
export async function releaseClaims(deps: ClaimDeliveriesDeps): Promise<void> {
  const now = deps.realClock.now();
  let after: string | undefined;
  do {
    const page = await deps.deliveries.find({
      index: 'due',
      eq: { status: 'pending' },
      range: { gt: now },
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    for (const delivery of page.items.filter((item) => item.leaseId !== '')) {
      await updateDelivery(deps.deliveries, delivery._id, (current) =>
        current.leaseId === '' ? null : { leaseId: '', dueAt: now },
      );
    }
    after = page.next;
  } while (after);
}
