import type { ClientStatus } from '../../clients/client.ts';
import { conditionHolds } from '../../forms/condition.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { openStepOf, type RequestDoc } from '../request.ts';

/** The status that the request gives its client as it stands, or null where it says nothing about it. */
export function clientStatusOf(definition: RequestKind, request: RequestDoc): ClientStatus | null {
  const { followsClientWhen } = definition;
  if (followsClientWhen && !conditionHolds(followsClientWhen, request.values)) return null;
  if (request.status === 'open') return openStepOf(request)?.definition.clientStatus ?? null;
  return definition.clientStatusAfter?.[request.status] ?? null;
}

/** True if requests of the kind decide the client's status; others only name the client. */
export function decidesClient(definition: RequestKind): boolean {
  return definition.clientStatusAfter !== undefined || definition.appliesPassportAfter !== undefined;
}

/** True once the proposed passport has been agreed: from then on it is the client's. */
export function appliesPassport(definition: RequestKind, request: RequestDoc): boolean {
  const { appliesPassportAfter } = definition;
  if (!appliesPassportAfter || request.status === 'refused' || request.status === 'returned') return false;
  return request.steps.some(
    (step) =>
      step.definition.id === appliesPassportAfter &&
      step.status === 'done' &&
      step.seats.every((seat) => seat.decision),
  );
}
