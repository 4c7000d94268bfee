import type { Person } from '../../people/person.ts';
import { openStepOf, type RequestDoc, type Seat } from '../request.ts';
import { seatRefusal, seatRole } from '../seats/seat-rules.ts';
import { waysToAct } from './ability-rules.ts';

/**
 * True if somebody could not act for the principal in this request: as its author, as one who has decided
 * in another role, or as the holder of another seat that is still open.
 */
export function hasSeatConflict(
  request: RequestDoc,
  principal: Person,
  substitute: Person,
  clientManagers: string[],
): boolean {
  const step = openStepOf(request);
  if (!step) return false;
  const seatsOf = (person: Person) =>
    step.seats.filter(
      (seat) => waysToAct({ person, principals: [] }, request, seat, clientManagers).length > 0,
    );
  const wanted = seatsOf(principal).filter((seat) => !seat.decision);
  const way = { by: substitute._id, onBehalfOf: principal._id };
  return wanted.some(
    (seat) =>
      seatRefusal(request, step, seat, way) !== null ||
      seatsOf(substitute).some((other) => !other.decision && seatRole(other) !== seatRole(seat)),
  );
}

/** True if a person may decide another seat of the open step, and with this one would speak for two roles. */
export function hasOtherSeat(request: RequestDoc, seat: Seat, person: Person): boolean {
  const others = openStepOf(request)?.seats ?? [];
  return others.some(
    (other) =>
      other.id !== seat.id &&
      !other.decision &&
      seatRole(other) !== seatRole(seat) &&
      waysToAct({ person, principals: [] }, request, other, []).length > 0,
  );
}
