import type { Person } from '../people/person.ts';
import { holdsRole } from '../people/role-rules.ts';
import { sitsBeside } from './other-seat-rules.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from './request.ts';
import { replaceStep } from './route-rules.ts';
import { authorsOf, type Candidate, type SeatRefusal, seatRefusal, seatRole } from './seat-rules.ts';

/** Seats of the open step that somebody else may be given. */
export function seatsToReassign(request: RequestDoc): Seat[] {
  return openStepOf(request)?.seats.filter((seat) => !seat.decision) ?? [];
}

export function mayReassign(request: RequestDoc): boolean {
  return seatsToReassign(request).length > 0;
}

/** Why a person may not be given an undecided seat of the open step; null when nothing keeps them from it. */
export function whyNotGiven(
  request: RequestDoc,
  step: Step,
  seat: Seat,
  to: Person,
): SeatRefusal | 'NOT_HOLDER' | null {
  if (!mayBeGiven(step, seat, to)) return 'NOT_HOLDER';
  if (sitsBeside(request, seat, to)) return 'TWO_SEATS';
  if (seatRole(seat) !== null && authorsOf(request).includes(to._id)) return 'SELF_APPROVAL';
  return seatRefusal(request, step, { ...seat, assignee: to._id }, { by: to._id, onBehalfOf: null });
}

/** Where only holders decide, a seat goes from one of them to another. */
function mayBeGiven({ definition }: Step, seat: Seat, to: Person): boolean {
  return !definition.holdersOnly || seat.role === null || holdsRole(to, seat.role, seat.scope ?? '');
}

/** From then on the seat is this person's (or of who substitutes them), whatever role it asks for. */
export function giveSeat(
  request: RequestDoc,
  { definition, ...step }: Step,
  entry: { seat: string; to: string; way: Candidate; reason: string; at: string },
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
