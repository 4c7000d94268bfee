import { PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';
import { requestKind } from './kinds/index.ts';
import { namedPeople } from './named-people-rules.ts';
import { openStepOf, questionOf, type RequestDoc, type Seat } from './request.ts';
import { requestersOf } from './requester-rules.ts';

/**
 * `waits:role@scope` and `waits:person` are what "my tasks" asks for; `asked:…` is a seat that waits for the
 * author's answer itself, and whose holder may leave meanwhile.
 */
export const REQUESTS: CollectionDef<RequestDoc> = {
  name: 'requests',
  indexes: [
    PENDING_INDEX,
    { name: 'all', eq: [], range: 'updatedAt' },
    { name: 'waiting', eq: [], range: 'waitsUntil' },
  ],
  keys: (request) => [
    `type:${request.type}`,
    `status:${request.status}`,
    ...requestersOf(request).map((raiser) => `author:${raiser}`),
    `unit:${request.unit}`,
    ...(request.client ? [`client:${request.client}`] : []),
    ...(openStepOf(request)?.seats ?? [])
      .filter((seat) => !seat.decision)
      .flatMap((seat) =>
        holdersOf(request, seat).map(
          (holder) => `${questionOf(request, seat.id) ? 'asked' : 'waits'}:${holder}`,
        ),
      ),
    ...(request.status === 'returned' || request.paused ? ownersOf(request) : []),
    ...(request.status === 'refused' || request.status === 'withdrawn' ? [] : namesOf(request)),
  ],
};

/** Keys of people named, to be replaced when they leave. */
function namesOf({ type, values }: RequestDoc): string[] {
  return namedPeople(requestKind(type).fields, values).map(({ person }) => `names:${person}`);
}

function holdersOf(request: RequestDoc, seat: Seat): string[] {
  if (seat.assignee) return [`person:${seat.assignee}`];
  if (seat.role) return [`${seat.role}@${seat.scope}`];
  if (seat.id !== 'author') return [`${seat.id}:${request.client}`];
  return requestersOf(request).map((raiser) => `author:${raiser}`);
}

/** Keys of those who may rework it or answer questions. */
function ownersOf(request: RequestDoc): string[] {
  const { client } = request;
  const raisers = requestersOf(request).map((raiser) => `waits:author:${raiser}`);
  return [...raisers, ...(client ? [`waits:client-manager:${client}`] : [])];
}
