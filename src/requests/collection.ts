import { PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef, KeyOf } from '../storage/store.ts';
import { requestKind } from './kinds/index.ts';
import { namedPeople } from './named-people-rules.ts';
import {
  openStepOf,
  questionOf,
  type RequestDoc,
  requestsBy,
  type Seat,
  type SeatHolder,
  seatHolder,
} from './request.ts';
import { requestersOf } from './requester-rules.ts';

export const REQUESTS: CollectionDef<RequestDoc> = {
  name: 'requests',
  indexes: [
    PENDING_INDEX,
    { name: 'all', eq: [], range: 'updatedAt' },
    { name: 'waiting', eq: [], range: 'waitsUntil' },
  ],
  keys: (request) => [
    requestsBy.type(request.type),
    requestsBy.status(request.status),
    ...requestersOf(request).map(requestsBy.author),
    requestsBy.unit(request.unit),
    ...(request.client ? [requestsBy.client(request.client)] : []),
    ...(openStepOf(request)?.seats ?? [])
      .filter((seat) => !seat.decision)
      .flatMap((seat) =>
        holdersOf(request, seat).map(questionOf(request, seat.id) ? requestsBy.asked : requestsBy.waits),
      ),
    ...(request.status === 'returned' || request.paused ? ownersOf(request) : []),
    ...(request.status === 'refused' || request.status === 'withdrawn' ? [] : namesOf(request)),
  ],
};

/** Keys of people named, to be replaced when they leave. */
function namesOf({ type, values }: RequestDoc): KeyOf<RequestDoc>[] {
  return namedPeople(requestKind(type).fields, values).map(({ person }) => requestsBy.names(person));
}

function holdersOf(request: RequestDoc, seat: Seat): SeatHolder[] {
  if (seat.assignee) return [seatHolder.person(seat.assignee)];
  if (seat.role) return [seatHolder.role({ role: seat.role, scope: seat.scope })];
  if (seat.id !== 'author') return [seatHolder.clientManager(request.client)];
  return requestersOf(request).map(seatHolder.author);
}

/** Keys of those who may rework it or answer questions. */
function ownersOf(request: RequestDoc): KeyOf<RequestDoc>[] {
  const { client } = request;
  const requesters = requestersOf(request).map(seatHolder.author);
  return [...requesters, ...(client ? [seatHolder.clientManager(client)] : [])].map(requestsBy.waits);
}
