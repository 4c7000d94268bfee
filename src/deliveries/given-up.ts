import type { KeyOf, Page, Repo } from '../storage/store.ts';
import { type WalkQuery, walk } from '../storage/walk.ts';
import { type Delivery, deliveriesBy } from './delivery.ts';
import type { FailureKind } from './failure-rules.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** So many messages that had been given up. */
    'delivery.resent': { count: number };
  }
}

interface GivenUpDeps {
  deliveries: Repo<Delivery>;
}

/** `failed`: the message never came. `sent`: it did, and is not drawn anew. */
export type GivenUpStatus = 'failed' | 'sent';

export interface GivenUpQuery {
  status: GivenUpStatus;
  latestFirst?: boolean;
  after?: string;
  limit: number;
}

/** A page of what was given up, by the time of that (`dueAt`). */
export function findGivenUp(deps: GivenUpDeps, query: GivenUpQuery): Promise<Page<Delivery>> {
  const { status, latestFirst = false, after, limit } = query;
  return deps.deliveries.find({
    ...givenUp(status),
    desc: latestFirst,
    limit,
    ...(after ? { after } : {}),
  });
}

/** All that was given up, from an instant (real epoch ms) on. */
export function walkGivenUp(deps: GivenUpDeps, status: GivenUpStatus, since = 0): AsyncGenerator<Delivery> {
  return walk(deps.deliveries, { ...givenUp(status), range: { gte: since } });
}

function givenUp(status: GivenUpStatus): WalkQuery<KeyOf<Delivery>> {
  return { index: 'due', eq: { status }, keys: [deliveriesBy.givenUp] };
}

export async function countGivenUp(deps: GivenUpDeps): Promise<number> {
  return (await countOf(deps, 'failed')) + (await countOf(deps, 'sent'));
}

export function countOf({ deliveries }: GivenUpDeps, status: GivenUpStatus): Promise<number> {
  return deliveries.count(givenUp(status));
}

/** Reasons, as far as an admin can do anything. */
export type GivenUpReason = 'refused' | 'large' | 'unclear' | 'silent' | 'internal';

/** Names in earlier releases of 401, 5xx and no answer, and of any other status. */
type EarlierKind = 'transient' | 'bug';

const REASONS: Partial<Record<FailureKind | EarlierKind, GivenUpReason>> = {
  refused: 'refused',
  'too-large': 'large',
  unclear: 'unclear',
  throttled: 'silent',
  unavailable: 'silent',
  'no-answer': 'silent',
  transient: 'silent',
  bug: 'refused',
};

export function reasonOf({ lastError }: Pick<Delivery, 'lastError'>): GivenUpReason {
  return REASONS[lastError as FailureKind | EarlierKind] ?? 'internal';
}
