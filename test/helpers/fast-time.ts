import type { Clock } from '../../src/kernel/clock.ts';

export interface FastTime {
  clock: Clock;
  /** Moves the clock on; timers that wait do so as before. */
  jump(ms: number): void;
  /** Lets timers run as they should again. */
  restore(): void;
}

/** Lets time run so many times as fast: a clock, and every timer of this process, so that the ratio of all waits stays. */
export function speedUp(factor: number): FastTime {
  const { setTimeout: slow } = globalThis;
  const from = performance.now();
  const startedAt = Date.parse('2026-11-24T05:00:00Z');
  let jumped = 0;
  const fast = (callback: () => void, ms = 0) => slow(callback, ms / factor);
  globalThis.setTimeout = fast as typeof setTimeout;
  return {
    clock: { now: () => startedAt + jumped + Math.floor((performance.now() - from) * factor) },
    jump: (ms) => {
      jumped += ms;
    },
    restore: () => {
      globalThis.setTimeout = slow;
    },
  };
}
