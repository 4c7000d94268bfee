import type { Delivery } from '../../deliveries/delivery.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/logger.ts';
import { findAll } from '../../storage/walk.ts';
import { endHold } from '../held-delivery.ts';
import { drop, dropDoubles, matterOf } from './drop-doubles.ts';
import { findRecent } from './find-recent.ts';
import { listedIn, mergeDigest, openDigest } from './merge-digest.ts';
import { type MorningDeps, openMorning } from './open-morning.ts';
import { isStillWanted, type StillWantedDeps } from './still-wanted.ts';

export type GatherDeps = StillWantedDeps & MorningDeps & { realClock: Clock; log: Logger };

export interface GatherResult {
  released: number;
  digests: number;
  dropped: number;
  /** Recipients whose deliveries could not be gathered; they are tried again with the next pass. */
  failed: number;
}

/** As many rows as stay readable on a phone and far below the size limit of a card. */
const MAX_ROWS = 12;

/**
 * Lets go of what was held until now: in the morning of a working day by the card of everything that waits, else one
 * card for one reminder and one digest for several of the same person. What became pointless while it waited is dropped. A delivery leaves its hold once, by compare-and-swap, for
 * one digest, for a card of its own or for nothing; so a gathering that died is gone on with by the next, and two at
 * once tell nobody twice.
 */
export async function gatherDigests(deps: GatherDeps): Promise<GatherResult> {
  const result: GatherResult = { released: 0, digests: 0, dropped: 0, failed: 0 };
  for (const [recipient, group] of groupByRecipient(await findHeld(deps))) {
    try {
      await gatherGroup(deps, group, result);
    } catch (error) {
      result.failed += 1;
      deps.log.error({ err: error, recipient }, 'held reminders could not be gathered');
    }
  }
  return result;
}

async function findHeld(deps: GatherDeps): Promise<Delivery[]> {
  return findAll(deps.deliveries, {
    index: 'release',
    eq: { status: 'held' },
    range: { lte: deps.clock.now() },
  });
}

/** Only reminders to people are put together; everything else is a group of its own. */
function groupByRecipient(deliveries: Delivery[]): Map<string, Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const key = isDigest(delivery) || isReminder(delivery) ? delivery.recipient : `alone:${delivery._id}`;
    groups.set(key, [...(groups.get(key) ?? []), delivery]);
  }
  return groups;
}

function isDigest({ content }: Delivery): boolean {
  return content.kind === 'digest' || content.kind === 'morning';
}

function isReminder({ content, recipientKind }: Delivery): boolean {
  return content.kind === 'reminder' && recipientKind === 'person';
}

/** Digests that stand come first, as others may have merged a part of what they list; the rest makes new ones. */
async function gatherGroup(deps: GatherDeps, group: Delivery[], result: GatherResult): Promise<void> {
  const held = group.filter((delivery) => !isDigest(delivery));
  const recent = await findRecent(deps, held);
  let waiting = await dropPointless(deps, held, result);
  for (const digest of recent.filter(isDigest)) waiting = await mergeLeft(deps, digest, waiting);
  waiting = await dropDoubles(deps, waiting, recent, result);
  for (const digest of group.filter(isDigest)) waiting = await tell(deps, digest, waiting, result);
  const morning = await openMorning(deps, waiting);
  if (morning) waiting = await tell(deps, morning, waiting, result);
  while (waiting.length > 1) {
    const digest = await openDigest(deps, waiting.slice(0, MAX_ROWS));
    waiting = await tell(deps, digest, waiting, result);
  }
  for (const { _id } of waiting) {
    const released = { status: 'pending', dueAt: deps.realClock.now() } as const;
    if (await endHold(deps, _id, released)) result.released += 1;
  }
}

async function dropPointless(
  deps: GatherDeps,
  deliveries: Delivery[],
  result: GatherResult,
): Promise<Delivery[]> {
  const wanted: Delivery[] = [];
  for (const delivery of deliveries) {
    if (await isStillWanted(deps, delivery)) wanted.push(delivery);
    else await drop(deps, delivery, 'pointless', result);
  }
  return wanted;
}

/**
 * A digest of an earlier version went out before its parts were merged, and its process may have died in between. What
 * it lists and still waits is told by it.
 */
async function mergeLeft(deps: GatherDeps, digest: Delivery, waiting: Delivery[]): Promise<Delivery[]> {
  const rest = notListedIn(digest, waiting);
  if (rest.length < waiting.length) await mergeDigest(deps, digest);
  return rest;
}

/** Lets go of a digest; returns what still waits, as it tells its own parts and their matters. */
async function tell(
  deps: GatherDeps,
  digest: Pick<Delivery, '_id' | 'content'>,
  waiting: Delivery[],
  result: GatherResult,
): Promise<Delivery[]> {
  const parts = await mergeDigest(deps, digest);
  if (parts.length > 0) {
    result.released += 1;
    result.digests += 1;
  }
  const told = new Set(parts.map(matterOf));
  const rest = notListedIn(digest, waiting);
  for (const double of rest.filter((each) => told.has(matterOf(each)))) {
    await drop(deps, double, 'doubled', result);
  }
  return rest.filter((each) => !told.has(matterOf(each)));
}

function notListedIn(digest: Pick<Delivery, 'content'>, waiting: Delivery[]): Delivery[] {
  const listed = new Set(listedIn(digest));
  return waiting.filter(({ _id }) => !listed.has(_id));
}
