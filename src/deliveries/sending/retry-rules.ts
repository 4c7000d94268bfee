import { FAILURES, LONGEST_DELAY_MS, type RetryPlan } from '../failure-rules.ts';
import type { SendFailure } from '../messenger.ts';

export type NextStep =
  /** Try again after `delayMs`; the recipient gets nothing else for `pauseMs`. */
  | { kind: 'retry'; delayMs: number; pauseMs: number }
  /** The recipient is out of reach until heard again. */
  | { kind: 'unreachable' }
  /** The message to be redrawn is gone: a new one takes its place. */
  | { kind: 'send-anew' }
  | { kind: 'give-up' };

/** Keeps the order of one recipient's messages over a short trouble, and lets others pass a bad one after it. */
const LONGEST_PAUSE_MS = 60_000;
const JITTER_MS = 500;

/**
 * `count` is how often this kind has come since the last success, this time included. `random` is in [0, 1):
 * half of the delay is jitter, so that retries do not come in one wave.
 */
export function decideAfterFailure(
  failure: SendFailure,
  count: number,
  isRedraw: boolean,
  random: number,
): NextStep {
  const rule = FAILURES[failure.kind];
  if (isRedraw && rule.redrawAnew) return { kind: 'send-anew' };
  if (typeof rule.outcome === 'string') return { kind: rule.outcome };
  if (rule.outcome.tries !== null && count >= rule.outcome.tries) return { kind: 'give-up' };
  const backoffMs = backoff(rule.outcome, count, random);
  if (failure.retryAfterMs !== null) {
    const askedMs = Math.min(LONGEST_DELAY_MS, failure.retryAfterMs) + random * JITTER_MS;
    const delayMs = Math.ceil(Math.max(askedMs, backoffMs));
    return { kind: 'retry', delayMs, pauseMs: delayMs };
  }
  const pauseMs = rule.concerns === 'everybody' ? backoffMs : Math.min(backoffMs, LONGEST_PAUSE_MS);
  return { kind: 'retry', delayMs: backoffMs, pauseMs };
}

/** Milliseconds before the next try, after `count` failures. */
export function backoff(plan: RetryPlan, count: number, random: number): number {
  const longest = Math.min(plan.longestMs, plan.firstMs * plan.factor ** Math.min(count - 1, 30));
  return Math.ceil(longest / 2 + (longest / 2) * random);
}
