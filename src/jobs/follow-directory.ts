import { createHash } from 'node:crypto';
import type { Product } from '../product/product.ts';
import { holdAgain, type PlanNearDeps, planNearAgain } from '../reminders/clock/plan-near-again.ts';
import { Conflict, DuplicateKey } from '../storage/store.ts';

export type FollowDirectoryDeps = PlanNearDeps & Pick<Product, 'marks' | 'people' | 'channels'>;

const TIMED_WITH_ID = 'timed-with';
/** Farther than any two zones lie apart, so that no hour comes earlier in a zone that somebody has moved to. */
const AHEAD_MS = 28 * 60 * 60_000;
/** Share of `AHEAD_MS` that may pass before the next clocks are looked at. */
const STEP_MS = 60 * 60_000;

interface TimedWith {
  /** Hash of everybody's zone, roles, absence and morning, and of the channels. */
  hash: string;
  /** Business epoch ms: clocks that wake until then were planned with it. */
  until: number;
}

/**
 * A clock wakes at the hour of the first of its recipients. Who that is follows from the directory, so each clock is
 * planned again a day before it wakes, and those of the next day whenever zones, roles, absences or channels change.
 * The hash is noted last: a crash in between only repeats the planning.
 */
export async function followDirectory(deps: FollowDirectoryDeps): Promise<void> {
  const now = deps.clock.now();
  const until = now + AHEAD_MS;
  const hash = await hashDirectory(deps);
  const known = await deps.marks.get(TIMED_WITH_ID);
  const before = known?.value as TimedWith | undefined;
  const changed = before?.hash !== hash;
  if (!changed && until - before.until < STEP_MS) return;
  await planNearAgain(deps, changed ? now : Math.max(now, before.until), until);
  if (changed) await holdAgain(deps);
  const value: TimedWith = { hash, until };
  try {
    if (known) await deps.marks.replace({ ...known, value });
    else await deps.marks.insert({ _id: TIMED_WITH_ID, value });
  } catch (error) {
    // Another process was first with the same.
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}

async function hashDirectory(deps: FollowDirectoryDeps): Promise<string> {
  const hash = createHash('sha256');
  for await (const { _id, active, zone, roles, substitute, morning } of deps.people.scan()) {
    if (active) hash.update(JSON.stringify([_id, zone, roles, substitute, morning]));
  }
  for (const { _id, zone } of await deps.directory.listUnits()) hash.update(JSON.stringify([_id, zone]));
  for await (const { _id, active, scope } of deps.channels.scan()) {
    if (active) hash.update(JSON.stringify([_id, scope]));
  }
  return hash.digest('hex');
}
