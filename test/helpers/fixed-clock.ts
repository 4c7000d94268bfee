import type { Clock } from '../../src/kernel/clock.ts';

export interface FixedClock extends Clock {
  set(iso: string): void;
  advance(ms: number): void;
}

/** Stands still until it is moved. */
export function createFixedClock(iso: string): FixedClock {
  let now = Date.parse(iso);
  return {
    now: () => now,
    set: (to) => {
      now = Date.parse(to);
    },
    advance: (ms) => {
      now += ms;
    },
  };
}
