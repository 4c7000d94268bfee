import type { Clock } from '../kernel/clock.ts';

/** Ages of the work that nobody waits for, as this process last saw it end. */
export interface VitalSigns {
  notePass(): void;
  noteRound(): void;
  /** Seconds since then; null while there was none. */
  passAge(): number | null;
  roundAge(): number | null;
}

export function createVitalSigns(realClock: Clock): VitalSigns {
  const seen: { pass: number | null; round: number | null } = { pass: null, round: null };
  const age = (at: number | null) =>
    at === null ? null : Math.max(0, Math.round((realClock.now() - at) / 1000));
  return {
    notePass: () => {
      seen.pass = realClock.now();
    },
    noteRound: () => {
      seen.round = realClock.now();
    },
    passAge: () => age(seen.pass),
    roundAge: () => age(seen.round),
  };
}
