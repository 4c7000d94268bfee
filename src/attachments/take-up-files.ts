import type { Delivery, DeliveryContent } from '../deliveries/delivery.ts';
import { insertOnce } from '../deliveries/insert-once.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import type { Signal } from '../deliveries/signal.ts';
import type { FileArrival } from '../files/file-arrival.ts';
import { OFFER_CLAIM_MS } from '../files/hand-over-offer.ts';
import type { FileOffer } from '../files/stored-file.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Directory } from '../people/directory.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { CLAIM_MS, claimArrival, endArrival, type FetchArrivalDeps, fetchArrival } from './fetch-arrival.ts';

export type TakeUpFilesDeps = FetchArrivalDeps & {
  deliveries: Repo<Delivery>;
  fileOffers: Repo<FileOffer>;
  outbox: Signal;
  log: Logger;
  directory: Directory;
};

/**
 * Goes on with what a process that died has left: files that were on their way in are fetched if their links still
 * lead anywhere, and their sender is asked; who waited for a file in OneDrive is told that it did not come. Where no
 * other process can be alive, whatever was claimed before `aloneSince` (real epoch ms) was left; else a claim runs out.
 */
export async function takeUpFiles(deps: TakeUpFilesDeps, aloneSince: number | null = null): Promise<void> {
  const deadBefore = (claimMs: number) => (aloneSince === null ? deps.realClock.now() : aloneSince + claimMs);
  const range = { lt: deadBefore(CLAIM_MS) };
  const left = { index: 'claim', eq: { status: 'fetching' }, range };
  for await (const arrival of walk(deps.fileArrivals, left)) {
    try {
      const claimed = await claimArrival(deps, arrival);
      if (claimed) await bringToEnd(deps, claimed);
    } catch (error) {
      deps.log.error({ err: error, arrival: arrival._id }, 'files on their way could not be taken up');
    }
  }
  for await (const offer of walk(deps.fileOffers, { index: 'status', eq: { status: 'uploading' } })) {
    if ((offer.claimedUntil ?? 0) < deadBefore(OFFER_CLAIM_MS)) await giveUpOffer(deps, offer);
  }
}

/** Fetches nothing for somebody who has left since, and asks nobody. */
async function bringToEnd(deps: TakeUpFilesDeps, claimed: FileArrival): Promise<void> {
  if (!(await deps.directory.findPerson(claimed.person))) {
    await endArrival(deps, claimed);
    return;
  }
  const fetched = await fetchArrival(deps, claimed);
  if (!fetched) return;
  await owe(deps, `file-ask:${fetched._id}`, fetched.person, { kind: 'file-ask', arrival: fetched._id });
  await endArrival(deps, fetched);
}

async function giveUpOffer(deps: TakeUpFilesDeps, offer: FileOffer): Promise<void> {
  await owe(deps, `file-not-saved:${offer._id}`, offer.person, notSaved(offer));
  try {
    await deps.fileOffers.replace({ ...offer, status: 'lost' });
  } catch (error) {
    // Offers may end after all, or another process tells of them.
    if (!(error instanceof Conflict)) throw error;
  }
}

function notSaved({ _id, request, client, file, export: made }: FileOffer): DeliveryContent {
  if (made) return { kind: 'export-not-saved', offer: _id };
  return { kind: 'file-not-saved', request, file, ...(client ? { client } : {}) };
}

async function owe(
  deps: TakeUpFilesDeps,
  id: string,
  person: string,
  content: DeliveryContent,
): Promise<void> {
  const delivery = newDelivery({
    id,
    recipient: { kind: 'person', id: person },
    content,
    dueAt: deps.realClock.now(),
    createdAt: new Date(deps.clock.now()).toISOString(),
  });
  if (await insertOnce(deps, delivery)) deps.outbox.raise();
}
