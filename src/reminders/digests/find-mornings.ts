import { type Delivery, type DeliveryContent, deliveriesBy } from '../../deliveries/delivery.ts';
import type { Repo } from '../../storage/store.ts';

type MorningContent = Extract<DeliveryContent, { kind: 'morning' }>;

/** Somebody's cards of the morning, the latest first, but for those that were not worth sending. */
export async function findMornings(
  deps: { deliveries: Repo<Delivery> },
  person: string,
  limit: number,
): Promise<Delivery[]> {
  const { items } = await deps.deliveries.find({
    index: 'recipient',
    eq: { recipient: person },
    keys: [deliveriesBy.morning],
    desc: true,
    limit,
  });
  return items;
}

/** True while no later card of the morning stands for its reader. */
export async function isLatestMorning(
  deps: { deliveries: Repo<Delivery> },
  { _id, recipient }: Pick<Delivery, '_id' | 'recipient'>,
): Promise<boolean> {
  const [latest] = await findMornings(deps, recipient, 1);
  return latest === undefined || latest._id === _id;
}

/** A morning's card of this reader's own; null for any other id. */
export async function findMorning(
  deps: { deliveries: Repo<Delivery> },
  { id, reader }: { id: string; reader: string },
): Promise<(Delivery & { content: MorningContent }) | null> {
  const found = await deps.deliveries.get(id);
  if (found?.content.kind !== 'morning' || found.recipient !== reader) return null;
  return { ...found, content: found.content };
}
