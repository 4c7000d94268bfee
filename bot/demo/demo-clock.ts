import type { Clock } from '../../src/kernel/clock.ts';

/** Business time that can be moved: it runs on from wherever it was put. */
export interface DemoClock extends Clock {
  /** Distance of business time from the machine's. */
  shiftMs(): number;
  shiftBy(shiftMs: number): void;
  moveTo(epochMs: number): void;
}

export function createDemoClock(realClock: Clock): DemoClock {
  let shift = 0;
  return {
    now: () => realClock.now() + shift,
    shiftMs: () => shift,
    shiftBy: (shiftMs) => {
      shift = shiftMs;
    },
    moveTo: (epochMs) => {
      shift = epochMs - realClock.now();
    },
  };
}
