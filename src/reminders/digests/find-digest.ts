import type { Delivery, DeliveryContent } from '../../deliveries/delivery.ts';
import type { Repo } from '../../storage/store.ts';
import { loadDigestParts } from './load-digest-parts.ts';

export interface Digest {
  content: DeliveryContent;
  parts: Delivery[];
}

/** A digest of this reader's own; null for any other id. */
export async function findDigest(
  deps: { deliveries: Repo<Delivery> },
  { id, reader }: { id: string; reader: string },
): Promise<Digest | null> {
  const digest = await deps.deliveries.get(id);
  if (digest?.content.kind !== 'digest' || digest.recipient !== reader) return null;
  return { content: digest.content, parts: await loadDigestParts(deps, digest) };
}
