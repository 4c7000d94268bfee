import type { Clock } from '../../src/kernel/clock.ts';

/** Runs as the machine's clock does, and jumps over what a test would wait for. */
export interface JumpingClock extends Clock {
  jump(ms: number): void;
}

export function createJumpingClock(): JumpingClock {
  let jumped = 0;
  return {
    now: () => Date.now() + jumped,
    jump: (ms) => {
      jumped += ms;
    },
  };
}
