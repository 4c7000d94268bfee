import type { Capacity } from '../../people/actor.ts';
import type { Person } from '../../people/person.ts';
import { hasRight } from '../../people/rights.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../request.ts';
import { replaceStep } from '../route/route-rules.ts';

/** Seats of the open step that somebody else may be given. */
export function seatsToReassign(request: RequestDoc): Seat[] {
  return openStepOf(request)?.seats.filter((seat) => !seat.decision) ?? [];
}

export function mayReassign(request: RequestDoc, person: Person): boolean {
  return hasRight(person, 'reassign-seats') && seatsToReassign(request).length > 0;
}

/** From then on the seat is this person's (or of who substitutes them), whatever role it asks for. */
export function giveSeat(
  request: RequestDoc,
  { definition, ...step }: Step,
  entry: { seat: string; to: string; way: Capacity; reason: string; at: string },
): RequestDoc {
  const { seat, to, way, reason, at } = entry;
  const seats = step.seats.map((each) =>
    each.id === seat ? { ...each, assignee: to, vacant: false } : each,
  );
  return {
    ...replaceStep(request, { ...step, definition, seats }),
    updatedAt: at,
    history: [...request.history, { at, ...way, what: 'reassigned', step: definition.id, seat, reason, to }],
  };
}
