import type { Delivery } from '../../deliveries/delivery.ts';
import type { Repo } from '../../storage/store.ts';
import { isPartOf, listedIn } from './merge-digest.ts';

/**
 * Parts of a digest: the deliveries merged under its own id. Those listed that are still held come along: a
 * digest of an earlier version may be out before its parts are merged, and is not to be drawn until they are.
 */
export async function loadDigestParts(
  deps: { deliveries: Repo<Delivery> },
  digest: Pick<Delivery, '_id' | 'content'>,
): Promise<Delivery[]> {
  const parts: Delivery[] = [];
  for (const id of listedIn(digest)) {
    const part = await deps.deliveries.get(id);
    if (part && (part.status === 'held' || isPartOf(digest, part))) parts.push(part);
  }
  return parts;
}
