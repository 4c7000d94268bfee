import { type Capacity, peopleIn } from '../../people/actor.ts';
import type { Role } from '../../people/person.ts';
import { scopeFor } from '../../people/role-rules.ts';
import type { SeatRef, StepDefinition } from '../kinds/definition.ts';
import type { Decision, RequestDoc, Seat, Step } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';

/** Reason against a decision by a holder of the seat's role. */
export type SeatRefusal = 'SELF_APPROVAL' | 'TWO_SEATS';

/** A seat without a decision, as it stands at submit. */
export function createSeats(ref: SeatRef, unit: string, units: (field: string) => string[]): Seat[] {
  if (typeof ref === 'object') {
    return units(ref.unitsFrom).map((each) => emptySeat(`${ref.role}@${each}`, ref.role, each));
  }
  if (ref === 'author' || ref === 'client-manager') return [emptySeat(ref, null, null)];
  return [emptySeat(ref, ref, scopeFor(ref, unit))];
}

function emptySeat(id: string, role: Role | null, scope: string | null): Seat {
  return { id, role, scope, insteadOf: null, vacant: false, assignee: null, decision: null };
}

/** The role that the regulation names, whoever stands in for it; null for seats that belong to a person. */
export function seatRole(seat: Seat): Role | null {
  return isPersonal(seat) ? null : (seat.insteadOf ?? seat.role);
}

/** `author` and `client-manager` belong to a person, even where the superior had to step in. */
export function isPersonal(seat: Seat): boolean {
  return seat.id === 'author' || seat.id === 'client-manager';
}

export type Decided = Pick<RequestDoc, 'author' | 'history' | 'onBehalfOf' | 'steps'>;

/**
 * Four eyes: the author (and whoever reworked it) never decides an approval, nor what says so, and nobody fills seats of two different roles in one
 * request. Whoever acts and whoever is acted for both count, and a substitute who has a seat of their own beside
 * the principal's is kept out of that one from the beginning.
 */
export function seatRefusal(
  request: Decided,
  step: Step,
  seat: Seat,
  candidate: Capacity,
): SeatRefusal | null {
  const people = peopleIn(candidate);
  if (hasFourEyes(step.definition) && isAuthor(request, candidate)) return 'SELF_APPROVAL';
  const role = seatRole(seat);
  if (!role) return null;
  if (holdsOtherSeat(step, seat, candidate)) return 'TWO_SEATS';
  return people.some((person) => rolesFilledBy(request, person).some((filled) => filled !== role))
    ? 'TWO_SEATS'
    : null;
}

/** Decided or not, the other seat counts: a seat does not wander as others decide. */
function holdsOtherSeat({ seats }: Step, seat: Seat, { by, onBehalfOf, roles = [] }: Capacity): boolean {
  if (onBehalfOf === null) return false;
  return seats.some((other) => {
    const role = seatRole(other);
    if (other.id === seat.id || role === null || role === seatRole(seat)) return false;
    if (other.assignee) return other.assignee === by;
    return roles.some((grant) => grant.role === other.role && grant.scope === other.scope);
  });
}

/** True if the author of the request is kept out of the step. */
export function hasFourEyes({ fourEyes, kind, quorum }: StepDefinition): boolean {
  return fourEyes ?? (kind === 'approve' || quorum !== undefined);
}

/** True if somebody acts as, or for, one of those who sent the request. */
export function isAuthor(request: Decided, candidate: Capacity): boolean {
  const authors = authorsOf(request);
  return peopleIn(candidate).some((person) => authors.includes(person));
}

/** The author, whoever sent it again, and for whom. */
export function authorsOf(request: Decided): string[] {
  const sent = request.history.filter(({ what }) => what === 'submitted' || what === 'resubmitted');
  return [...requestersOf(request), ...sent.flatMap(peopleIn)];
}

/** Roles in whose seats somebody has decided, for themselves, for another, or as a member of a commission. */
export function rolesFilledBy(request: Decided, person: string): Role[] {
  return request.steps
    .flatMap((step) => step.seats.map((seat) => ({ step, seat })))
    .filter(({ step, seat }) => seat.decision !== null && peopleWho(step, seat.decision).includes(person))
    .flatMap(({ seat }) => seatRole(seat) ?? []);
}

/** People behind a decision, and the members of a commission who took part. */
function peopleWho({ definition }: Step, decision: Decision): string[] {
  const members = definition.quorum ? decision.values?.[definition.quorum.field] : [];
  return [...peopleIn(decision), ...(Array.isArray(members) ? members.map(String) : [])];
}
