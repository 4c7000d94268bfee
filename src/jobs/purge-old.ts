import type { DeliveryStatus } from '../deliveries/delivery.ts';
import type { Product } from '../product/product.ts';
import type { Query } from '../storage/store.ts';
import { deleteFound } from './delete-found.ts';

export type PurgeDeps = Pick<
  Product,
  | 'deliveries'
  | 'reminderClocks'
  | 'drafts'
  | 'requestDrafts'
  | 'fileOffers'
  | 'fileArrivals'
  | 'receipts'
  | 'clock'
  | 'realClock'
>;

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Longer than a year, so that the card of a yearly day answers until the next one's has come. */
const CARD_DAYS = 400;
const DRAFT_DAYS = 180;
/** A consent card stays in the chat for ever; after that time it is asked for again. */
const OFFER_DAYS = 7;
/** The card that asks reads what came from there until somebody answers, within a day. */
const ARRIVAL_DAYS = 2;
/** Teams delivers a message again within minutes, if at all. */
const RECEIPT_DAYS = 2;

/** Owed no more. What is held or pending is never too old. */
const OVER: DeliveryStatus[] = ['sent', 'merged', 'dropped', 'failed'];

/**
 * Deletes a little of what nobody asks for any more; the next pass goes on. Belongs behind the relay and the tick
 * of its pass: the id of a delivery keeps them from telling something again that a crash left half done.
 */
export async function purgeOld(deps: PurgeDeps): Promise<number> {
  const { clock, realClock } = deps;
  // Time of the last drawing, for what was sent.
  const drawnBefore = realClock.now() - CARD_DAYS * DAY_MS;
  let purged = 0;
  for (const status of OVER) {
    purged += await deleteFound(deps.deliveries, {
      index: 'due',
      eq: { status },
      range: { lt: drawnBefore },
    });
  }
  const wokeBefore = clock.now() - CARD_DAYS * DAY_MS;
  const ended = { index: 'wake', eq: { status: 'ended' }, range: { lt: wokeBefore } };
  purged += await deleteFound(deps.reminderClocks, ended, ({ hasPending }) => !hasPending);
  purged += await deleteFound(deps.drafts, olderThan(DRAFT_DAYS, clock.now()));
  purged += await deleteFound(deps.requestDrafts, olderThan(DRAFT_DAYS, clock.now()));
  purged += await deleteFound(deps.fileOffers, olderThan(OFFER_DAYS, clock.now()));
  const arrived = olderThan(ARRIVAL_DAYS, clock.now());
  purged += await deleteFound(deps.fileArrivals, arrived, ({ status }) => status === 'done');
  purged += await deleteFound(deps.receipts, olderThan(RECEIPT_DAYS, realClock.now()));
  return purged;
}

function olderThan(days: number, now: number): Pick<Query, 'index' | 'eq' | 'range'> {
  return { index: 'age', eq: {}, range: { lt: new Date(now - days * DAY_MS).toISOString() } };
}
