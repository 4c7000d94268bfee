import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRateLimits } from '../../../src/deliveries/rate-limits.ts';
import { decideAfterFailure } from '../../../src/deliveries/retry-rules.ts';

describe('decideAfterFailure', () => {
  it('waits longer each time, within bounds, never in step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 109 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempts, random) => {
          const next = decideAfterFailure({ kind: 'transient' }, attempts, false, random);
          const half = Math.min(900_000, 500 * 2 ** attempts) / 2;
          if (next.kind !== 'retry') throw new Error(next.kind);
          expect(next.delayMs).toBeGreaterThanOrEqual(half);
          expect(next.delayMs).toBeLessThanOrEqual(half * 2 + 1);
        },
      ),
    );
  });

  it('never tries sooner than the service asks', () => {
    const next = decideAfterFailure({ kind: 'throttled', retryAfterMs: 20_000 }, 1, false, 0.5);

    expect(next).toEqual({ kind: 'retry', delayMs: 20_250, pauseMs: 20_000 });
  });

  it.each([
    [{ kind: 'blocked' } as const, false, 'unreachable'],
    [{ kind: 'blocked' } as const, true, 'unreachable'],
    [{ kind: 'gone' } as const, false, 'unreachable'],
    [{ kind: 'gone' } as const, true, 'send-anew'],
    [{ kind: 'bug' } as const, false, 'give-up'],
    [{ kind: 'too-large' } as const, true, 'give-up'],
  ])('answers %j of a redraw (%s) with %s', (failure, isRedraw, kind) => {
    expect(decideAfterFailure(failure, 1, isRedraw, 0).kind).toBe(kind);
  });

  it('gives up in the end', () => {
    expect(decideAfterFailure({ kind: 'transient' }, 110, false, 0)).toEqual({ kind: 'give-up' });
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
    expect(limits.take('other', 'chat-50', 0)).toBe(0);
  });
});
