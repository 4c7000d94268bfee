import type { KeyOf, Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';
import { type RequestDoc, type RequestStatus, requestsBy } from '../request.ts';

interface Deps {
  requests: Repo<RequestDoc>;
}

/** The requests about a client that are in one of these states and have all of the keys. */
export function findClientRequests(
  deps: Deps,
  client: string,
  statuses: readonly RequestStatus[],
  keys: readonly KeyOf<RequestDoc>[] = [],
): Promise<RequestDoc[]> {
  const anyKeys = statuses.map(requestsBy.status);
  return findAll(deps.requests, {
    index: 'all',
    eq: {},
    keys: [requestsBy.client(client), ...keys],
    anyKeys,
  });
}

/** Everything about a client that has not ended: what is open, and what was sent back for rework. */
export function findOpenRequests(deps: Deps, client: string): Promise<RequestDoc[]> {
  return findClientRequests(deps, client, ['open', 'returned']);
}

/** The requests about a client that something is told of: open steps, and the days of what was approved. */
export function findRemindedRequests(deps: Deps, client: string): Promise<RequestDoc[]> {
  return findClientRequests(deps, client, ['open', 'approved']);
}
