import type { Actor, Capacity } from '../../people/actor.ts';
import type { Person } from '../../people/person.ts';
import { holdsRole } from '../../people/role-rules.ts';
import { requestKind } from '../kinds/index.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import { type Act, mayWithdraw, offers } from '../route/decision-rules.ts';
import { mayAsk } from '../route/pause-rules.ts';
import { isAuthor, type SeatRefusal, seatRefusal } from '../seats/seat-rules.ts';
import { mayReassign } from './reassign-rules.ts';

/** Abilities of one person on a request now. */
export interface Abilities {
  /** The seat that is this person's to decide, if any. */
  seat: { step: Step; seat: Seat; way: Capacity; acts: Act[] } | null;
  withdraw: boolean;
  rework: boolean;
  /** Ask the author a question from one's own seat. */
  ask: boolean;
  /** Answer the questions that the open step waits for. */
  reply: boolean;
  /** Give an undecided seat of the open step to somebody by name. */
  reassign: boolean;
  /** Is the author, or answers for the client. */
  owner: boolean;
}

/** The ways in which somebody could fill a seat, oneself first. */
export function waysToAct(who: Actor, request: RequestDoc, seat: Seat, clientManagers: string[]): Capacity[] {
  const { person, principals } = who;
  const fits = (who: Person) => fitsSeat(who, request, seat, clientManagers);
  return [
    ...(fits(person) ? [{ by: person._id, onBehalfOf: null }] : []),
    ...principals
      .filter(fits)
      .map((principal) => ({ by: person._id, onBehalfOf: principal._id, roles: person.roles })),
  ];
}

function fitsSeat(who: Person, request: RequestDoc, seat: Seat, clientManagers: string[]): boolean {
  if (seat.assignee) return who._id === seat.assignee;
  if (seat.role) return holdsRole(who, seat.role, seat.scope ?? '');
  return (seat.id === 'author' ? requestersOf(request) : clientManagers).includes(who._id);
}

/** The way in which somebody may decide this seat, or why not. */
export function findWay(
  who: Actor,
  request: RequestDoc,
  step: Step,
  seat: Seat,
  clientManagers: string[],
): { way: Capacity } | { refusal: SeatRefusal | 'NOT_YOUR_STEP' } {
  let refusal: SeatRefusal | 'NOT_YOUR_STEP' = 'NOT_YOUR_STEP';
  for (const way of waysToAct(who, request, seat, clientManagers)) {
    const refused = seatRefusal(request, step, seat, way);
    if (!refused) return { way: { by: way.by, onBehalfOf: way.onBehalfOf } };
    refusal = refused;
  }
  return { refusal };
}

/**
 * Finds the way to take a request back or rework it: as a requester, as the client's manager or deputy where
 * managers raise the kind, or as a substitute. A head's request about a client is not its manager's to stop.
 */
export function wayAsOwner(who: Actor, request: RequestDoc, clientManagers: string[]): Capacity | null {
  const isManagers = requestKind(request.type).raisedBy.includes('manager');
  const owners = [...requestersOf(request), ...(isManagers ? clientManagers : [])];
  const by = who.person._id;
  if (owners.includes(by)) return { by, onBehalfOf: null };
  const principal = who.principals.find(({ _id }) => owners.includes(_id));
  return principal ? { by, onBehalfOf: principal._id } : null;
}

export function abilitiesOf(who: Actor, request: RequestDoc, clientManagers: string[]): Abilities {
  const isOwner = wayAsOwner(who, request, clientManagers) !== null;
  const seat = openSeatFor(who, request, clientManagers);
  return {
    seat,
    withdraw: isOwner && mayWithdraw(request),
    rework: isOwner && request.status === 'returned',
    ask: seat !== null && mayAsk(request, seat.step, seat.seat) && !isAuthor(request, seat.way),
    reply: isOwner && request.status === 'open' && request.paused !== null,
    reassign: mayReassign(request, who.person),
    owner: isOwner,
  };
}

const ACTS = ['agree', 'reopen', 'return', 'refuse'] as const;

/** One's own seat goes before that of somebody absent. */
function openSeatFor(who: Actor, request: RequestDoc, clientManagers: string[]): Abilities['seat'] {
  const step = openStepOf(request);
  if (!step) return null;
  const found = step.seats.flatMap((seat) => {
    const way = seat.decision ? null : findWay(who, request, step, seat, clientManagers);
    return way && 'way' in way ? [{ seat, ...way }] : [];
  });
  const first = found.find(({ way }) => way.onBehalfOf === null) ?? found[0];
  return first ? { step, ...first, acts: ACTS.filter((act) => offers(request, step, act)) } : null;
}
