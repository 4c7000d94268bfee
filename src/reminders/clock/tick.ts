import type { Change } from '../../effects/change.ts';
import type { Relay } from '../../effects/relay.ts';
import type { Logger } from '../../kernel/logger.ts';
import type { Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { type AdvanceDeps, advanceClock } from './advance-clock.ts';
import { changeClock } from './change-clock.ts';

export type TickDeps = AdvanceDeps & { reminderClocks: Repo<ReminderClock>; relay: Relay; log: Logger };

export interface TickResult {
  /** Clocks that were taken up. */
  clocks: number;
  /** Clocks that failed; they are tried again at the next tick. */
  failed: number;
}

/** A clock taken up may make others that are due at once, such as a report that a gap swallowed. */
const PASSES = 3;

/**
 * Takes up every clock whose hour has come. Deliveries get deterministic ids before the clock moves on
 * by compare-and-swap on what was read, so two tickers or a crash in between leave each of them once.
 */
export async function tick(deps: TickDeps): Promise<TickResult> {
  const now = deps.clock.now();
  const result: TickResult = { clocks: 0, failed: 0 };
  for (let pass = 0; pass < PASSES; pass += 1) {
    const failedBefore = result.failed;
    const found = await takeUpDue(deps, now, result);
    if (found === 0 || result.failed > failedBefore) break;
  }
  return result;
}

async function takeUpDue(deps: TickDeps, now: number, result: TickResult): Promise<number> {
  let found = 0;
  const due = { index: 'wake', eq: { status: 'armed' }, range: { lte: now } };
  for await (const clock of walk(deps.reminderClocks, due)) {
    await takeUp(deps, clock, now, result);
    found += 1;
  }
  return found;
}

async function takeUp(deps: TickDeps, clock: ReminderClock, now: number, result: TickResult): Promise<void> {
  try {
    await changeClock(deps, clock._id, (fresh) => advanceIfDue(deps, fresh, now));
    result.clocks += 1;
  } catch (error) {
    result.failed += 1;
    deps.log.error({ err: error, matter: clock._id }, 'a reminder clock failed');
  }
}

/** Another ticker, or an answer on a card, may have been first. */
async function advanceIfDue(
  deps: TickDeps,
  clock: ReminderClock,
  now: number,
): Promise<Change<ReminderClock> | null> {
  if (clock.status !== 'armed' || clock.wakeAt > now) return null;
  return advanceClock(deps, clock, now);
}
