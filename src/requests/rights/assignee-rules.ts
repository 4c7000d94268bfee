import type { Person } from '../../people/person.ts';
import { holdsRole } from '../../people/role-rules.ts';
import type { RequestDoc, Seat, Step } from '../request.ts';
import { authorsOf, type SeatRefusal, seatRefusal, seatRole } from '../seats/seat-rules.ts';
import { hasOtherSeat } from './seat-conflict-rules.ts';

/** Reason against giving a person an undecided seat of the open step; null when there is none. */
export function whyNotGiven(
  request: RequestDoc,
  step: Step,
  seat: Seat,
  to: Person,
): SeatRefusal | 'NOT_HOLDER' | null {
  if (!mayBeGiven(step, seat, to)) return 'NOT_HOLDER';
  if (hasOtherSeat(request, seat, to)) return 'TWO_SEATS';
  if (seatRole(seat) !== null && authorsOf(request).includes(to._id)) return 'SELF_APPROVAL';
  return seatRefusal(request, step, { ...seat, assignee: to._id }, { by: to._id, onBehalfOf: null });
}

/** Keeps a seat that only holders may decide among holders. */
function mayBeGiven({ definition }: Step, seat: Seat, to: Person): boolean {
  return !definition.holdersOnly || seat.role === null || holdsRole(to, seat.role, seat.scope ?? '');
}
