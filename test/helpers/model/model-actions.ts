import fc from 'fast-check';

interface Turn {
  /** Whoever may, as long as somebody does; otherwise somebody at random. */
  able: boolean;
  who: number;
  /** An open request before any other. */
  live: boolean;
  request: number;
  seed: number;
  /** Of an earlier revision. */
  stale: boolean;
  /** With what has to be typed left out. */
  blank: boolean;
}

/** One thing that somebody tries; numbers are taken modulo what there is. */
export type ModelAction =
  | (Turn & { do: 'raise'; kind: number; client: number })
  | (Turn & { do: 'decide'; act: number; seat: number; elsewhere: boolean })
  | (Turn & { do: 'ask' | 'reply' | 'withdraw' | 'rework' })
  | (Turn & { do: 'reassign'; whom: number })
  | (Turn & { do: 'absence'; whom: number });

/** How it is done: once, twice in a row, twice at once, or by a process that dies before its n-th write. */
export type Manner = { as: 'once' | 'twice' | 'at-once' } | { as: 'dying'; beforeWrite: number };

export interface ModelStep {
  action: ModelAction;
  manner: Manner;
  /** Days that pass before. */
  days: number;
}

const number = fc.nat({ max: 999 });
const rarely = fc.nat({ max: 11 }).map((n) => n === 11);
const mostly = fc.nat({ max: 5 }).map((n) => n < 5);

const turn = {
  able: mostly,
  who: number,
  live: mostly,
  request: number,
  seed: number,
  stale: rarely,
  blank: rarely,
};

const raise = fc.record({ do: fc.constant('raise' as const), kind: number, client: number, ...turn });
const decide = fc.record({
  do: fc.constant('decide' as const),
  act: number,
  seat: number,
  elsewhere: rarely,
  ...turn,
});
const plain = fc.record({
  do: fc.constantFrom('ask' as const, 'ask', 'reply', 'reply', 'rework', 'rework', 'withdraw'),
  ...turn,
});
const reassign = fc.record({ do: fc.constant('reassign' as const), whom: number, ...turn });
const absence = fc.record({ do: fc.constant('absence' as const), whom: number, ...turn });

const manner: fc.Arbitrary<Manner> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ as: 'once' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ as: 'twice' as const }, { as: 'at-once' as const }) },
  { weight: 3, arbitrary: fc.nat({ max: 24 }).map((n) => ({ as: 'dying' as const, beforeWrite: n + 1 })) },
);

const action: fc.Arbitrary<ModelAction> = fc.oneof(
  { weight: 4, arbitrary: raise },
  { weight: 14, arbitrary: decide },
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: reassign },
  { weight: 1, arbitrary: absence },
);

const days = fc.nat({ max: 9 }).map((n) => Math.max(0, n - 7));
const first = fc.array(fc.record({ action: raise, manner, days }), { minLength: 1, maxLength: 3 });
const later = fc.array(fc.record({ action, manner, days }), { maxLength: 40, size: 'max' });

export const modelSteps: fc.Arbitrary<ModelStep[]> = fc
  .tuple(first, later)
  .map(([beginning, rest]) => [...beginning, ...rest]);

export const casts = fc.record({
  also: fc.array(fc.record({ person: number, role: number }), { maxLength: 4 }),
  gone: fc.array(number, { maxLength: 2 }),
});
