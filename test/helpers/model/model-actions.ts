import fc from 'fast-check';

interface Turn {
  /** Actor who may, as long as somebody does; otherwise anybody. */
  able: boolean;
  who: number;
  /** A request that waits for such a thing before any other. */
  live: boolean;
  request: number;
  seed: number;
  /** Clicks a card of an earlier revision. */
  stale: boolean;
  /** With what has to be typed left out. */
  blank: boolean;
}

/** One thing that somebody tries; numbers are taken modulo what there is. */
export type ModelAction =
  | (Turn & { do: 'raise'; kind: number; client: number })
  | (Turn & { do: 'decide'; act: number; seat: number; elsewhere: boolean })
  | (Turn & { do: 'ask' })
  | (Turn & { do: 'reply' })
  | (Turn & { do: 'withdraw' })
  | (Turn & { do: 'rework' })
  | (Turn & { do: 'attach' })
  | (Turn & { do: 'pass' })
  | (Turn & { do: 'reassign'; whom: number })
  | (Turn & { do: 'absence'; whom: number })
  | (Turn & { do: 'back'; whom: number })
  | (Turn & { do: 'replace'; whom: number })
  | (Turn & { do: 'grant'; role: number })
  | (Turn & { do: 'revoke'; role: number });

/** Manner of an act: once, twice in a row, twice at once, or by a process that dies before its n-th write. */
export type Manner = { as: 'once' | 'twice' | 'at-once' } | { as: 'dying'; beforeWrite: number };

export interface ModelStep {
  action: ModelAction;
  manner: Manner;
  /** Days that pass before. */
  days: number;
}

const number = fc.nat({ max: 999 });
const rarely = fc.nat({ max: 11 }).map((n) => n === 11);
const mostly = fc.nat({ max: 8 }).map((n) => n < 8);

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
const often = <T extends string>(what: T, weight: number) => ({ weight, arbitrary: fc.constant(what) });
const plain = fc.record({
  do: fc.oneof(
    often('ask' as const, 4),
    often('reply' as const, 5),
    often('rework' as const, 3),
    often('withdraw' as const, 3),
    often('attach' as const, 1),
    often('pass' as const, 2),
  ),
  ...turn,
});
const reassign = fc.record({ do: fc.constant('reassign' as const), whom: number, ...turn });
const people = fc.record({
  do: fc.constantFrom(...(['absence', 'absence', 'absence', 'back', 'replace'] as const)),
  whom: number,
  ...turn,
});
const roles = fc.record({
  do: fc.constantFrom('grant' as const, 'revoke' as const),
  role: number,
  ...turn,
});

const manner: fc.Arbitrary<Manner> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ as: 'once' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ as: 'twice' as const }, { as: 'at-once' as const }) },
  { weight: 3, arbitrary: fc.nat({ max: 24 }).map((n) => ({ as: 'dying' as const, beforeWrite: n + 1 })) },
);

const action: fc.Arbitrary<ModelAction> = fc.oneof(
  { weight: 20, arbitrary: decide },
  { weight: 10, arbitrary: plain },
  { weight: 4, arbitrary: raise },
  { weight: 1, arbitrary: reassign },
  { weight: 2, arbitrary: people },
  { weight: 1, arbitrary: roles },
);

/** Mostly on the same day, sometimes on the next ones, now and then after a week or two. */
const days = fc.oneof(
  { weight: 14, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4, max: 14 }) },
);
const first = fc.array(fc.record({ action: raise, manner, days }), { minLength: 1, maxLength: 3 });
const later = fc.array(fc.record({ action, manner, days }), { maxLength: 80, size: 'max' });

/** Without the bias of fast-check towards short and small, which would end most runs before their requests do. */
export const modelSteps: fc.Arbitrary<ModelStep[]> = fc.noBias(
  fc.tuple(first, later).map(([beginning, rest]) => [...beginning, ...rest]),
);

export const casts = fc.record({
  also: fc.array(fc.record({ person: number, role: number }), { maxLength: 8 }),
  gone: fc.array(number, { maxLength: 2 }),
});
