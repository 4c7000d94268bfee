import type { Clock } from '../kernel/clock.ts';

/** Rings once at the earliest time that was asked for. */
export interface Alarm {
  ringIn(ms: number): void;
  stop(): void;
}

export function createAlarm(realClock: Clock, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let ringsAt = Number.POSITIVE_INFINITY;

  return {
    ringIn: (ms) => {
      const at = realClock.now() + ms;
      if (at >= ringsAt) return;
      clearTimeout(timer);
      ringsAt = at;
      timer = setTimeout(() => {
        ringsAt = Number.POSITIVE_INFINITY;
        ring();
      }, ms);
    },
    stop: () => {
      clearTimeout(timer);
      // Nothing asked for later is earlier than this.
      ringsAt = Number.NEGATIVE_INFINITY;
    },
  };
}
