import { type Capacity, peopleIn } from '../../people/actor.ts';
import type { Role } from '../../people/person.ts';
import { scopeFor } from '../../people/role-rules.ts';
import { superiorsOf } from '../../people/superior-rules.ts';
import type { RequestDoc, Seat, Step } from '../request.ts';
import { listDepartments } from './list-departments.ts';
import { isPersonal, seatRefusal, seatRole } from './seat-rules.ts';

/** Candidates to act now, as the directory and the register say. */
export interface Staffing {
  /** By `role@scope`: holders and their substitutes. */
  byRole: Record<string, Capacity[]>;
  author: Capacity[];
  clientManagers: Capacity[];
  /** People to whom a seat was given, by id, with their substitutes. */
  assigned: Record<string, Capacity[]>;
  /** The author and the client's manager: told of every step. */
  owners: string[];
}

/** A seat that went to a superior (`to`), back to its own role, back to the person whose it is (`to` is null), or to nobody. */
export interface SeatMove {
  step: string;
  seat: string;
  to: Role | null;
  scope: string | null;
  vacant: boolean;
}

type StaffedRequest = Pick<RequestDoc, 'author' | 'history' | 'onBehalfOf' | 'steps' | 'unit'>;

/** Gives each undecided seat of a step to whoever may decide: its own role, else the nearest superior. */
export function staffSeats(
  request: StaffedRequest,
  step: Step,
  staffing: Staffing,
): { seats: Seat[]; moves: SeatMove[] } {
  const moves: SeatMove[] = [];
  const taken: Taken[] = [];
  const seats = step.seats.map((seat) => {
    if (seat.decision) return seat;
    const staffed = staffSeat(request, step, seat, staffing, taken);
    const moved = staffed.role !== seat.role || staffed.scope !== seat.scope;
    if (moved || staffed.vacant !== seat.vacant) {
      const to = staffed.vacant ? null : staffed.role;
      const { scope, vacant } = staffed;
      moves.push({ step: step.definition.id, seat: seat.id, to, scope, vacant });
    }
    return staffed;
  });
  return { seats, moves };
}

/** The only one left for a seat, who cannot be counted on for a seat of another role. */
interface Taken {
  person: string;
  role: Role | null;
}

function staffSeat(
  request: StaffedRequest,
  step: Step,
  seat: Seat,
  staffing: Staffing,
  taken: Taken[],
): Seat {
  const own = ownSeat(request, seat);
  const given = seat.assignee ? [seat] : [];
  for (const option of [...given, own, ...superiorSeats(request, own)]) {
    const role = seatRole(option);
    const isRival = (person: string) => taken.some((each) => each.person === person && each.role !== role);
    const able = whoIsThere(option, staffing).filter(
      (candidate) =>
        seatRefusal(request, step, option, candidate) === null &&
        (isPersonal(seat) || !peopleIn(candidate).some(isRival)),
    );
    const [first] = able;
    if (!first) continue;
    const alone = able.every((candidate) => candidate.by === first.by);
    if (alone && !isPersonal(seat)) taken.push(...peopleIn(first).map((person) => ({ person, role })));
    return { ...option, vacant: false };
  }
  return { ...own, vacant: true };
}

/** A role is not staffed by whoever is absent: their substitute may be kept out of the seat. */
function whoIsThere(seat: Seat, staffing: Staffing): Capacity[] {
  const candidates = candidatesFor(seat, staffing);
  if (seat.assignee || !seat.role) return candidates;
  return candidates.filter(
    ({ by, onBehalfOf }) => onBehalfOf !== null || !candidates.some((other) => other.onBehalfOf === by),
  );
}

function ownSeat(request: Pick<RequestDoc, 'unit'>, seat: Seat): Seat {
  const role = seatRole(seat);
  const unit = seat.id.split('@')[1] ?? request.unit;
  return { ...seat, role, scope: role ? scopeFor(role, unit) : null, insteadOf: null, assignee: null };
}

function superiorSeats(request: Pick<RequestDoc, 'unit'>, own: Seat): Seat[] {
  const role = own.role ?? 'manager';
  const unit = own.id.split('@')[1] ?? request.unit;
  return superiorsOf(role).map((superior) => ({
    ...own,
    role: superior,
    scope: scopeFor(superior, unit),
    insteadOf: role,
  }));
}

export function candidatesFor(seat: Seat, staffing: Staffing): Capacity[] {
  if (seat.assignee) return staffing.assigned[seat.assignee] ?? [];
  if (seat.role) return staffing.byRole[`${seat.role}@${seat.scope}`] ?? [];
  return seat.id === 'author' ? staffing.author : staffing.clientManagers;
}

/** Every `role@scope` that staffing a request may ask for. */
export function rolesToStaff(request: Pick<RequestDoc, 'steps' | 'unit'>): { role: Role; scope: string }[] {
  const seats = request.steps.flatMap((step) => [...step.seats, ...seatsToPassTo(step)]);
  const wanted = new Map<string, { role: Role; scope: string }>();
  for (const seat of seats) {
    const own = ownSeat(request, seat);
    for (const { role, scope } of [own, ...superiorSeats(request, own)]) {
      if (role && scope) wanted.set(`${role}@${scope}`, { role, scope });
    }
  }
  return [...wanted.values()];
}

/** Those to whom a question may be passed are looked for as well: it is theirs, or their superior's, with the same write. */
function seatsToPassTo({ definition, seats: [seat], status }: Step): Seat[] {
  if (status !== 'open' || !definition.passes || !seat) return [];
  return listDepartments().map((role) => ({ ...seat, id: role, role, insteadOf: null }));
}
