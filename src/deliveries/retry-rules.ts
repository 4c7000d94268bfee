import type { SendFailure } from './messenger.ts';

export type NextStep =
  /** Try again after `delayMs`; nobody sends to this service for `pauseMs`. */
  | { kind: 'retry'; delayMs: number; pauseMs: number }
  /** The recipient is out of reach until heard again. */
  | { kind: 'unreachable' }
  /** The message to be redrawn is gone: a new one takes its place. */
  | { kind: 'send-anew' }
  | { kind: 'give-up' };

/** With the longest delay between them, about a day of trying. */
const MAX_ATTEMPTS = 110;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15 * 60_000;

/** `random` is in [0, 1); half of the delay is jitter, so that retries do not come in one wave. */
export function decideAfterFailure(
  failure: SendFailure,
  attempts: number,
  isRedraw: boolean,
  random: number,
): NextStep {
  switch (failure.kind) {
    case 'blocked':
      return { kind: 'unreachable' };
    case 'gone':
      return isRedraw ? { kind: 'send-anew' } : { kind: 'unreachable' };
    case 'too-large':
    case 'bug':
      return { kind: 'give-up' };
    case 'throttled':
      return retry(attempts, random, failure.retryAfterMs);
    case 'transient':
      return retry(attempts, random, null);
  }
}

function retry(attempts: number, random: number, askedMs: number | null): NextStep {
  if (attempts >= MAX_ATTEMPTS) return { kind: 'give-up' };
  const backoff = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts, 20));
  const jittered = backoff / 2 + (backoff / 2) * random;
  const delayMs = Math.ceil(askedMs === null ? jittered : askedMs + random * FIRST_DELAY_MS);
  return { kind: 'retry', delayMs, pauseMs: askedMs ?? Math.min(delayMs, 5_000) };
}
