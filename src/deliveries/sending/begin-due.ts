import type { Repo } from '../../storage/store.ts';
import { pagesOf } from '../../storage/walk.ts';
import type { Conversation } from '../conversation.ts';
import type { Delivery } from '../delivery.ts';
import { type ClaimDeliveriesDeps, claimDelivery, findDue } from './claim-deliveries.ts';
import type { InFlight } from './in-flight.ts';
import type { Pauses } from './pauses.ts';
import type { Claim } from './send-delivery.ts';

export interface BeginDueDeps extends ClaimDeliveriesDeps {
  inFlight: InFlight;
  pauses: Pauses;
  newLeaseId(): string;
  send(claim: Claim): Promise<void>;
  isStopped(): boolean;
  conversations: Repo<Conversation>;
  /** True where a chat begins with its person: whoever has not come yet is not tried, and what is owed waits. */
  awaitsPeople?: boolean;
}

/**
 * Begins to send whatever is due and may go out, longest due first; returns how many sends it has begun. A message
 * is claimed when its send begins, never before, so no claim waits behind a recipient that does not answer.
 */
export async function beginDue(deps: BeginDueDeps): Promise<number> {
  // The first that is read of a recipient's messages decides: while a page is gone through, an earlier one may have
  // come back, and a pause may have ended.
  const decided = new Set<string>();
  const pages = pagesOf((from) => {
    for (const recipient of deps.inFlight.recipients()) decided.add(recipient);
    return findDue(deps, from);
  });
  let begun = 0;
  for await (const { items } of pages) {
    for (const due of items) {
      if (!hasRoom(deps)) return begun;
      if (decided.has(due.recipient)) continue;
      decided.add(due.recipient);
      if (isPaused(deps, due.recipient) || (await isAwaited(deps, due))) continue;
      if (await begin(deps, due)) begun += 1;
    }
    if (!hasRoom(deps)) return begun;
  }
  return begun;
}

function hasRoom({ inFlight, pauses, realClock, isStopped }: BeginDueDeps): boolean {
  if (isStopped() || pauses.ofEverybody(realClock.now()) > 0) return false;
  return inFlight.hasRoom(pauses.isRefused() ? 1 : undefined);
}

function isPaused({ pauses, realClock }: BeginDueDeps, recipient: string): boolean {
  return pauses.ofRecipient(recipient, realClock.now()) > 0;
}

async function isAwaited(deps: BeginDueDeps, { recipientKind, recipient }: Delivery): Promise<boolean> {
  if (!deps.awaitsPeople || recipientKind === 'channel') return false;
  return (await deps.conversations.get(recipient)) === null;
}

async function begin(deps: BeginDueDeps, due: Delivery): Promise<boolean> {
  const delivery = await claimDelivery(deps, due, deps.newLeaseId());
  if (!delivery) return false;
  deps.inFlight.begin(due.recipient, () => deps.send({ delivery, dueAt: due.dueAt }));
  return true;
}
