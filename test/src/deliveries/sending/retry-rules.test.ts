import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FAILURES, type FailureKind, failureOfStatus } from '../../../../src/deliveries/failure-rules.ts';
import type { SendFailure } from '../../../../src/deliveries/messenger.ts';
import { pauseOfService } from '../../../../src/deliveries/sending/pause-rules.ts';
import { createRateLimits } from '../../../../src/deliveries/sending/rate-limits.ts';
import { decideAfterFailure } from '../../../../src/deliveries/sending/retry-rules.ts';

function failure(kind: FailureKind, retryAfterMs: number | null = null): SendFailure {
  return { kind, retryAfterMs };
}

const MINUTE_MS = 60_000;
const RANDOM = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('decideAfterFailure', () => {
  it('waits longer each time, within bounds, never in step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 109 }), RANDOM, (count, random) => {
        const next = decideAfterFailure(failure('unavailable'), count, false, random);
        const half = Math.min(900_000, 100 * 1.7 ** (count - 1)) / 2;
        if (next.kind !== 'retry') throw new Error(next.kind);
        expect(next.delayMs).toBeGreaterThanOrEqual(half);
        expect(next.delayMs).toBeLessThanOrEqual(half * 2 + 1);
      }),
    );
  });

  it('never tries sooner than the service asks, and never waits for more than a quarter of an hour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<FailureKind>('throttled', 'unavailable'),
        fc.integer({ min: 0, max: 999_999_000 }),
        fc.integer({ min: 1, max: 109 }),
        RANDOM,
        (kind, askedMs, count, random) => {
          const next = decideAfterFailure(failure(kind, askedMs), count, false, random);
          if (next.kind !== 'retry') throw new Error(next.kind);
          expect(next.delayMs).toBeGreaterThanOrEqual(Math.min(askedMs, 15 * MINUTE_MS));
          expect(next.delayMs).toBeLessThanOrEqual(15 * MINUTE_MS + 500);
          expect(next.pauseMs).toBe(next.delayMs);
        },
      ),
    );
  });

  it('lets other messages of the recipient pass one that waits for more than a minute', () => {
    expect(decideAfterFailure(failure('throttled'), 5, false, 0.5)).toEqual({
      kind: 'retry',
      delayMs: 12_000,
      pauseMs: 12_000,
    });
    expect(decideAfterFailure(failure('throttled'), 10, false, 0.5)).toEqual({
      kind: 'retry',
      delayMs: 384_000,
      pauseMs: MINUTE_MS,
    });
  });

  it.each(['throttled', 'unavailable', 'no-answer', 'internal'] as const)(
    'tries for about a day what is %s',
    (kind) => {
      let ms = 0;
      for (let count = 1; ; count += 1) {
        const next = decideAfterFailure(failure(kind), count, false, 0.5);
        if (next.kind !== 'retry') break;
        ms += next.delayMs;
      }
      expect(ms / (60 * MINUTE_MS)).toBeGreaterThan(23);
      expect(ms / (60 * MINUTE_MS)).toBeLessThan(25);
    },
  );

  it('tries what may have arrived five times within about an hour', () => {
    const waits = [1, 2, 3, 4].map((count) => {
      const next = decideAfterFailure(failure('unclear'), count, false, 0.999);
      return next.kind === 'retry' ? next.delayMs : 0;
    });

    expect(Math.min(...waits)).toBeGreaterThan(MINUTE_MS / 2);
    expect(waits.reduce((sum, ms) => sum + ms)).toBeLessThan(70 * MINUTE_MS);
    expect(decideAfterFailure(failure('unclear'), 5, false, 0)).toEqual({ kind: 'give-up' });
  });

  it('never gives up for want of a token', () => {
    const kinds = fc.constantFrom<FailureKind>('unauthorized', 'no-token');
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 1_000_000 }), RANDOM, (kind, count, random) => {
        const next = decideAfterFailure(failure(kind), count, false, random);
        if (next.kind !== 'retry') throw new Error(next.kind);
        expect(next.delayMs).toBeLessThanOrEqual(15 * MINUTE_MS);
      }),
    );
  });

  it.each<[FailureKind, boolean, string]>([
    ['blocked', false, 'unreachable'],
    ['blocked', true, 'unreachable'],
    ['gone', false, 'unreachable'],
    ['gone', true, 'send-anew'],
    ['refused', false, 'give-up'],
    ['too-large', true, 'give-up'],
  ])('answers %s (of a redraw: %s) with %s', (kind, isRedraw, next) => {
    expect(decideAfterFailure(failure(kind), 1, isRedraw, 0).kind).toBe(next);
  });

  it('gives up in the end', () => {
    for (const kind of ['throttled', 'unavailable', 'no-answer', 'internal'] as const) {
      expect(decideAfterFailure(failure(kind), 145, false, 0)).toEqual({ kind: 'give-up' });
    }
  });
});

describe('failureOfStatus', () => {
  it.each<[FailureKind, number[]]>([
    ['throttled', [429]],
    ['unavailable', [408, 412, 502, 503, 504]],
    ['unclear', [500, 501, 520, 409, 302, 405, 418, 451, 599, 999]],
    ['unauthorized', [401]],
    ['blocked', [403]],
    ['gone', [404]],
    ['refused', [400]],
    ['too-large', [413]],
  ])('takes for %s: %j', (kind, statuses) => {
    expect(statuses.map(failureOfStatus)).toEqual(statuses.map(() => kind));
  });

  it('has one rule for each status, with its source', () => {
    const rules = Object.values(FAILURES);
    const statuses = rules.flatMap((rule) => rule.statuses);

    expect(new Set(statuses).size).toBe(statuses.length);
    expect(rules.filter(({ source }) => source === '')).toEqual([]);
  });
});

describe('pauseOfService', () => {
  const at = 1_000_000;
  const sign = (recipient: string, ago = 0, askedMs: number | null = null) => ({
    recipient,
    at: at - ago,
    askedMs,
  });

  it('leaves the others alone for a 429 of one conversation, however often', () => {
    expect(pauseOfService([sign('a'), sign('a'), sign('a'), sign('b')], at)).toBe(0);
  });

  it('comes from three conversations within ten seconds, for the least that they ask for', () => {
    expect(pauseOfService([sign('a', 9_999), sign('b'), sign('c')], at)).toBe(1_000);
    expect(pauseOfService([sign('a', 10_000), sign('b'), sign('c')], at)).toBe(0);
    const asked = [sign('a', 0, 3_600_000), sign('b', 0, 20_000), sign('c', 0, 30_000)];
    expect(pauseOfService(asked, at)).toBe(20_000);
  });

  it('is never longer than a quarter of an hour', () => {
    const asked = [sign('a', 0, 3_600_000), sign('b', 0, 3_600_000), sign('c', 0, 3_600_000)];
    expect(pauseOfService(asked, at)).toBe(900_000);
  });
});

describe('createRateLimits', () => {
  it('never lets more through than each window holds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }), (gaps) => {
        const limits = createRateLimits();
        const passed: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          if (limits.take('tenant', 'chat', now) === 0) passed.push(now);
        }
        for (const at of passed) {
          expect(passed.filter((time) => time > at - 1_000 && time <= at).length).toBeLessThanOrEqual(7);
          expect(passed.filter((time) => time > at - 2_000 && time <= at).length).toBeLessThanOrEqual(8);
          expect(passed.filter((time) => time > at - 30_000 && time <= at).length).toBeLessThanOrEqual(60);
        }
      }),
    );
  });

  it('says exactly when there is room again', () => {
    const limits = createRateLimits();
    for (let n = 0; n < 7; n += 1) limits.take('tenant', 'chat', 100);

    expect(limits.take('tenant', 'chat', 600)).toBe(500);
    expect(limits.take('tenant', 'chat', 1_100)).toBe(0);
  });

  it('holds for a whole tenant', () => {
    const limits = createRateLimits();
    for (let n = 0; n < 50; n += 1) expect(limits.take('tenant', `chat-${n}`, 0)).toBe(0);

    expect(limits.take('tenant', 'chat-50', 0)).toBe(1_000);
    expect(limits.waitOfTenant('tenant', 0)).toBe(1_000);
    expect(limits.waitOfTenant('other', 0)).toBe(0);
    expect(limits.take('other', 'chat-50', 0)).toBe(0);
  });
});
