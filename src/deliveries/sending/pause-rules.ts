import { LONGEST_DELAY_MS } from '../failure-rules.ts';

/** One 429 of a service. */
export interface ThrottleSign {
  /** Recipient of the throttled message. */
  recipient: string;
  /** Real epoch ms. */
  at: number;
  /** Time for which the service asked to be left alone; null when not said. */
  askedMs: number | null;
}

const RECIPIENTS = 3;
const WITHIN_MS = 10_000;
const UNASKED_MS = 1_000;

/**
 * True if nothing can go out at all. `refused`: recipients whose messages wanted authorisation since one was
 * taken, or null for no token. One conversation alone may be another's, as after a move of its service.
 */
export function refusesEverybody(refused: ReadonlySet<string | null>): boolean {
  return refused.has(null) || refused.size > 1;
}

/** The signs that say something about the service still. */
export function recentSigns(signs: readonly ThrottleSign[], now: number): ThrottleSign[] {
  return signs.filter(({ at }) => at > now - WITHIN_MS);
}

/**
 * For how many ms nothing is sent to the service; 0 for not at all. A 429 is about its conversation: only several
 * conversations in a row, with nothing taken in between, speak of the limit of the whole bot, which Teams gives
 * as 50 requests a second. The least that any of them asks for will do.
 */
export function pauseOfService(signs: readonly ThrottleSign[], now: number): number {
  const recent = recentSigns(signs, now);
  if (new Set(recent.map(({ recipient }) => recipient)).size < RECIPIENTS) return 0;
  return Math.min(LONGEST_DELAY_MS, ...recent.map(({ askedMs }) => askedMs ?? UNASKED_MS));
}
