import type { Delivery } from '../../deliveries/delivery.ts';
import type { Logger } from '../../kernel/logger.ts';
import type { Repo } from '../../storage/store.ts';
import { endHold } from '../held-delivery.ts';
import { isOut } from './find-recent.ts';

export type DropDeps = { deliveries: Repo<Delivery>; log: Logger };

/** Key that two deliveries to one person share if only one should be told. */
export function matterOf({ _id, content }: Delivery): string {
  return content.kind === 'reminder' ? `${content.matter}:${content.occurrence}` : _id;
}

/** False when another gathering was first. */
export async function drop(
  deps: DropDeps,
  { _id }: Delivery,
  why: string,
  result: { dropped: number },
): Promise<boolean> {
  if (!(await endHold(deps, _id, { status: 'dropped' }))) return false;
  result.dropped += 1;
  deps.log.info({ delivery: _id, why }, 'a held reminder was dropped');
  return true;
}

/**
 * A snooze and a step, or two steps after a gap, may meet in one hour: one speaks for both. That is what has been told
 * of the hour (`recent`), else the latest. Returns what is still to be told.
 */
export async function dropDoubles(
  deps: DropDeps,
  waiting: Delivery[],
  recent: Delivery[],
  result: { dropped: number },
): Promise<Delivery[]> {
  const kept: Delivery[] = [];
  for (const same of Map.groupBy(inOrder(waiting), matterOf).values()) {
    const [latest, ...earlier] = same.toReversed();
    if (!latest) continue;
    const spoken = await dropEarlier(deps, earlier, result);
    if (spoken || recent.some((each) => speaksFor(each, latest))) {
      await drop(deps, latest, 'doubled', result);
    } else kept.push(latest);
  }
  return kept;
}

function inOrder(deliveries: Delivery[]): Delivery[] {
  return deliveries.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
}

function speaksFor(told: Delivery, waiting: Delivery): boolean {
  return told.releaseAt >= waiting.releaseAt && matterOf(told) === matterOf(waiting);
}

/** True when another gathering has let go of one of them meanwhile, which speaks for the latest then. */
async function dropEarlier(
  deps: DropDeps,
  earlier: Delivery[],
  result: { dropped: number },
): Promise<boolean> {
  let spoken = false;
  for (const delivery of earlier) {
    if (await drop(deps, delivery, 'doubled', result)) continue;
    const fresh = await deps.deliveries.get(delivery._id);
    if (fresh && isOut(fresh)) spoken = true;
  }
  return spoken;
}
