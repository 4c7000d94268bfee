import type { Delivery, DeliveryContent } from '../../deliveries/delivery.ts';
import { insertOnce } from '../../deliveries/insert-once.ts';
import { newDelivery } from '../../deliveries/new-delivery.ts';
import { updateDelivery } from '../../deliveries/update-delivery.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Draft, Repo } from '../../storage/store.ts';
import { digestIdOf, digestOf } from '../digest-id.ts';
import { endHold } from '../held-delivery.ts';

export type MergeDigestDeps = { deliveries: Repo<Delivery>; clock: Clock; realClock: Clock };

/** The deliveries that a digest was made of, whatever became of them since. */
export function listedIn({ content }: Pick<Delivery, 'content'>): string[] {
  return content.kind === 'digest' || content.kind === 'morning' ? content.deliveries : [];
}

/**
 * A digest of these, held until they are merged. Two gatherings of the same deliveries get the same one; where the
 * hour has digests that are out already, this one is numbered after them.
 */
export async function openDigest(
  deps: MergeDigestDeps,
  parts: Delivery[],
): Promise<Pick<Delivery, '_id' | 'content'>> {
  const hour = Math.max(...parts.map(({ releaseAt }) => releaseAt));
  for (let n = 0; ; n += 1) {
    const digest = heldDigest(deps, parts, hour, n);
    if (await insertOnce(deps, digest)) return digest;
    const existing = await deps.deliveries.get(digest._id);
    if (existing?.status === 'held') return existing;
  }
}

function heldDigest(deps: MergeDigestDeps, parts: Delivery[], hour: number, n: number): Draft<Delivery> {
  const recipient = parts[0]?.recipient ?? '';
  const id = digestIdOf(recipient, hour + n);
  return {
    ...newDelivery({
      id,
      recipient: { kind: 'person', id: recipient },
      content: { kind: 'digest', deliveries: parts.map(({ _id }) => _id) },
      dueAt: deps.realClock.now(),
      heldUntil: hour,
      createdAt: new Date(deps.clock.now()).toISOString(),
    }),
    subject: id,
  };
}

/**
 * Merges what a digest lists and still waits, and lets go of the digest after that: whatever it lists has left its
 * hold for good by then, so the parts returned are all that it will ever have, and all that it lists from then on.
 * One without parts is dropped.
 */
export async function mergeDigest(
  deps: MergeDigestDeps,
  digest: Pick<Delivery, '_id' | 'content'>,
): Promise<Delivery[]> {
  const parts: Delivery[] = [];
  for (const id of listedIn(digest)) {
    const { delivery: part } = await updateDelivery(deps.deliveries, id, ({ status }) =>
      status === 'held' ? { status: 'merged', digest: digest._id } : null,
    );
    if (part && isPartOf(digest, part)) parts.push(part);
  }
  const deliveries = parts.map(({ _id }) => _id);
  const content = { ...digest.content, deliveries } as DeliveryContent;
  const release = { status: 'pending', dueAt: deps.realClock.now(), content } as const;
  await endHold(deps, digest._id, deliveries.length > 0 ? release : { status: 'dropped' });
  return parts;
}

/** True if a delivery is told by this digest and by nothing else. */
export function isPartOf(digest: Pick<Delivery, '_id'>, part: Delivery): boolean {
  return part.status === 'merged' && digestOf(part) === digest._id;
}
