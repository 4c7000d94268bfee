import type { Delivery } from '../deliveries/delivery.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import { updateDelivery } from '../deliveries/update-delivery.ts';
import type { Product } from '../product.ts';
import { digestIdOf } from './digest-id.ts';
import { insertOnce } from './held-delivery.ts';
import { isStillWanted, type StillWantedDeps } from './still-wanted.ts';

export type GatherDeps = StillWantedDeps & Pick<Product, 'deliveries' | 'clock' | 'realClock' | 'log'>;

export interface GatherResult {
  released: number;
  digests: number;
  dropped: number;
}

const PAGE = 200;
/** As many rows as stay readable on a phone and far below the size limit of a card. */
const MAX_ROWS = 12;

/**
 * Lets go of what was held until now: one card for one reminder, one digest for several of the same
 * person. What became pointless while it waited is dropped.
 */
export async function gatherDigests(deps: GatherDeps): Promise<GatherResult> {
  const result: GatherResult = { released: 0, digests: 0, dropped: 0 };
  const wanted: Delivery[] = [];
  for (const delivery of await findHeld(deps)) {
    if (await isStillWanted(deps, delivery)) wanted.push(delivery);
    else result.dropped += await drop(deps, delivery, 'pointless');
  }
  for (const group of groupByRecipient(wanted).values()) {
    const { kept, doubled } = withoutDoubles(group);
    for (const delivery of doubled) result.dropped += await drop(deps, delivery, 'doubled');
    for (let at = 0; at < kept.length; at += MAX_ROWS) {
      await letGo(deps, kept.slice(at, at + MAX_ROWS), at / MAX_ROWS, result);
    }
  }
  return result;
}

async function findHeld(deps: GatherDeps): Promise<Delivery[]> {
  const held: Delivery[] = [];
  let after: string | undefined;
  do {
    const page = await deps.deliveries.find({
      index: 'release',
      eq: { status: 'held' },
      range: { lte: deps.clock.now() },
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    held.push(...page.items);
    after = page.next;
  } while (after);
  return held;
}

/** Only reminders to people are put together; everything else is a group of its own. */
function groupByRecipient(deliveries: Delivery[]): Map<string, Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const joins = delivery.recipientKind === 'person' && delivery.content.kind === 'reminder';
    const key = joins ? delivery.recipient : `alone:${delivery._id}`;
    groups.set(key, [...(groups.get(key) ?? []), delivery]);
  }
  return groups;
}

/** A snooze and a step, or two steps after a gap, may meet in one hour: the latest one speaks for both. */
function withoutDoubles(group: Delivery[]): { kept: Delivery[]; doubled: Delivery[] } {
  const latest = new Map<string, Delivery>();
  for (const delivery of group) {
    const { content } = delivery;
    const key = content.kind === 'reminder' ? `${content.matter}:${content.occurrence}` : delivery._id;
    const known = latest.get(key);
    if (!known || known.createdAt <= delivery.createdAt) latest.set(key, delivery);
  }
  const kept = new Set(latest.values());
  return { kept: [...kept], doubled: group.filter((delivery) => !kept.has(delivery)) };
}

async function letGo(deps: GatherDeps, group: Delivery[], part: number, result: GatherResult): Promise<void> {
  const alone = group.length > 1 ? await merge(deps, group, part) : group;
  if (group.length > alone.length) result.digests += 1;
  for (const delivery of alone) {
    await updateDelivery(deps.deliveries, delivery._id, (current) =>
      current.status === 'held' ? { status: 'pending', dueAt: deps.realClock.now() } : null,
    );
    result.released += 1;
  }
}

/** Returns the deliveries that are not in the digest, because it stood there before them. */
async function merge(deps: GatherDeps, group: Delivery[], part: number): Promise<Delivery[]> {
  const hour = Math.max(...group.map(({ releaseAt }) => releaseAt)) + part;
  const id = digestIdOf({ recipient: group[0]?.recipient ?? '', releaseAt: hour });
  const digest = {
    ...newDelivery({
      id,
      recipient: { kind: 'person', id: group[0]?.recipient ?? '' },
      content: { kind: 'digest', deliveries: group.map((delivery) => delivery._id) },
      dueAt: deps.realClock.now(),
      createdAt: new Date(deps.clock.now()).toISOString(),
    }),
    subject: id,
  };
  await insertOnce(deps, digest);
  const stored = (await deps.deliveries.get(id))?.content;
  const inside = new Set(stored?.kind === 'digest' ? stored.deliveries : []);
  for (const delivery of group.filter(({ _id }) => inside.has(_id))) {
    await updateDelivery(deps.deliveries, delivery._id, (current) =>
      current.status === 'held' ? { status: 'merged', releaseAt: hour } : null,
    );
  }
  return group.filter(({ _id }) => !inside.has(_id));
}

async function drop(deps: GatherDeps, delivery: Delivery, why: string): Promise<number> {
  await updateDelivery(deps.deliveries, delivery._id, (current) =>
    current.status === 'held' ? { status: 'dropped' } : null,
  );
  deps.log.info({ delivery: delivery._id, why }, 'a held reminder was dropped');
  return 1;
}
