import type { AuditEvent } from '../../audit/audit-event.ts';
import type { Audience } from '../../deliveries/delivery.ts';
import type { NewEffect } from '../../effects/effect.ts';
import { type Subject, subjectOf } from '../../kernel/subject.ts';
import type { Capacity } from '../../people/actor.ts';
import { BRANCH } from '../../people/person.ts';
import { requestKind } from '../kinds/index.ts';
import { type Decision, openStepOf, type RequestDoc, type Step } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import { mergeSeatNews } from '../seats/merge-seat-news.ts';
import { seatRefusal } from '../seats/seat-rules.ts';
import { candidatesFor, type SeatMove, type Staffing } from '../seats/staffing-rules.ts';
import { openStepId } from './route-rules.ts';

/** One change of a request, as far as others have to hear of it. */
export interface RequestChange {
  before: RequestDoc | null;
  after: RequestDoc;
  moves: SeatMove[];
  way: Capacity;
  audit: AuditEvent[];
  /** The seat that was decided by this change, if one was. */
  decided: { step: string; seat: string } | null;
  at: string;
  /** Effects owed besides. */
  also?: NewEffect[];
}

type News =
  | 'step-done'
  | 'reopened'
  | 'passed'
  | 'approved'
  | 'refused'
  | 'dropped'
  | 'returned'
  | 'withdrawn';

/** Effects that a change of a request owes: trace first, then client, deadlines, people, cards. */
export function effectsOfChange(change: RequestChange, staffing: Staffing): NewEffect[] {
  const { after } = change;
  const subject = subjectOf.request(after._id);
  return [
    ...change.audit.map((event) => auditEffect(change, subject, event)),
    ...change.moves.map((move) => auditEffect(change, subject, seatMoved(move))),
    ...followClient(change),
    { name: 'reminders.refresh', args: { subject } },
    ...callsToSeats(change, staffing),
    ...newsToOwners(change, staffing),
    ...newsToPrincipal(change),
    ...mergeSeatNews(change.moves.flatMap((move) => newsOfMove(change, move))),
    ...(change.also ?? []),
    ...approvedCommands(change),
    { name: 'cards.redraw', args: { subject } },
    ...redrawClient(change),
  ];
}

/** Takes the client's card from those who saw it for a seat that is decided now, or another's. */
function redrawClient({ before, after }: RequestChange): NewEffect[] {
  if (!before || !after.client) return [];
  return [{ name: 'cards.redraw', args: { subject: subjectOf.client(after.client) } }];
}

/** Commands of the kind for an approved request, each with the request's id alone. */
function approvedCommands({ before, after }: RequestChange): NewEffect[] {
  if (after.status !== 'approved' || before?.status === 'approved') return [];
  const args = { request: after._id };
  return (requestKind(after.type).onApproved ?? []).map((name) => ({ name, args }) as NewEffect);
}

/** Updates the client when the round, the open step or the end changes, not for one seat of several. */
function followClient({ before, after }: RequestChange): NewEffect[] {
  const isMoved =
    before?.status !== after.status ||
    before.round !== after.round ||
    openStepId(before) !== openStepId(after);
  if (!after.client || !isMoved) return [];
  return [{ name: 'client.follow', args: { client: after.client, request: after._id } }];
}

function auditEffect(change: RequestChange, subject: Subject, event: AuditEvent): NewEffect {
  const { by, onBehalfOf } = change.way;
  return { name: 'audit', args: { entry: { subject, at: change.at, by, onBehalfOf, event } } };
}

function seatMoved({ step, seat, to, scope, vacant }: SeatMove): AuditEvent {
  return { type: 'request.seat-moved', step, seat, role: to, scope: to && scope, vacant };
}

function openedStep({ before, after }: RequestChange): Step | undefined {
  const step = openStepOf(after);
  const was = before && openStepOf(before);
  const isNew =
    was?.definition.id !== step?.definition.id ||
    before?.round !== after.round ||
    (was?.openings ?? 1) !== (step?.openings ?? 1);
  return isNew ? step : undefined;
}

/**
 * A newly opened step, and one whose question was passed on, calls all its seats; a seat that moved within the open step
 * calls its new holder.
 */
function callsToSeats(change: RequestChange, staffing: Staffing): NewEffect[] {
  const request = change.after._id;
  const opened = openedStep(change);
  if (opened) {
    const { definition, openings = 1 } = opened;
    const opening = { step: definition.id, round: change.after.round, nth: openings };
    return [tell([{ seatsOf: request, opening }], { kind: 'request-card', request })];
  }
  const open = openStepId(change.after);
  // One call for all seats: whoever holds two of them gets one card.
  const audience = change.moves
    .filter(({ step }) => step === open)
    .flatMap((move) => holdersAfter(change, move, staffing));
  return audience.length > 0 ? [tell(audience, { kind: 'request-card', request })] : [];
}

function holdersAfter({ after }: RequestChange, move: SeatMove, staffing: Staffing): Audience[] {
  if (move.vacant) return [];
  if (move.to && move.scope) return [{ role: move.to, scope: move.scope }];
  const seat = openStepOf(after)?.seats.find(({ id }) => id === move.seat);
  return seat ? candidatesFor(seat, staffing).map(({ by }) => ({ person: by })) : [];
}

/** Once for each step and for the end; not to whoever did it, nor to those who get the next step's card. */
function newsToOwners(change: RequestChange, staffing: Staffing): NewEffect[] {
  const event = newsOf(change);
  if (!event) return [];
  const called = calledTo(openedStep(change), change.after, staffing);
  const people = [...new Set(staffing.owners)].filter(
    (person) => person !== change.way.by && !called.includes(person),
  );
  const args = { by: change.way.by, ...(change.decided ?? passedIn(change) ?? {}), ...reasonOf(change) };
  return newsTo(
    people.map((person) => ({ person })),
    change,
    event,
    args,
  );
}

/** People called to a step: none whom four eyes or another seat keeps out of it. */
function calledTo(step: Step | undefined, request: RequestDoc, staffing: Staffing): string[] {
  return (step?.seats ?? []).flatMap((seat) =>
    candidatesFor(seat, staffing)
      .filter((way) => step && seatRefusal(request, step, seat, way) === null)
      .map(({ by }) => by),
  );
}

function newsOf({ before, after, decided }: RequestChange): News | null {
  if (after.status !== 'open') {
    if (before?.status === after.status) return null;
    return after.history.at(-1)?.what === 'dropped' ? 'dropped' : after.status;
  }
  if (passedIn({ before, after })) return 'passed';
  if (!decided) return null;
  if (after.history.at(-1)?.what === 'reopened') return 'reopened';
  return after.steps.find((step) => step.definition.id === decided.step)?.status === 'done'
    ? 'step-done'
    : null;
}

/** Department that this change passed the question on to. */
function passedIn({
  before,
  after,
}: Pick<RequestChange, 'before' | 'after'>): { step: string; seat: string; to: string } | null {
  const last = after.history.at(-1);
  if (last?.what !== 'passed' || last.at === before?.history.at(-1)?.at) return null;
  return { step: last.step ?? '', seat: last.seat ?? '', to: last.to ?? '' };
}

function reasonOf({ after }: RequestChange): { reason?: string } {
  const reason = after.history.at(-1)?.reason;
  return reason ? { reason } : {};
}

function newsToPrincipal(change: RequestChange): NewEffect[] {
  const principal = change.way.onBehalfOf;
  const { decided } = change;
  if (!principal || !decided) return [];
  const decision = decisionIn(change.after, decided);
  return newsTo([{ person: principal }], change, 'substitute-acted', {
    by: change.way.by,
    ...decided,
    outcome: decision?.outcome ?? '',
  });
}

function decisionIn(request: RequestDoc, decided: { step: string; seat: string }): Decision | null {
  const step = request.steps.find(({ definition }) => definition.id === decided.step);
  return step?.seats.find((seat) => seat.id === decided.seat)?.decision ?? null;
}

/** The author and the admin hear at once that a seat has nobody of its own, nobody at all, or somebody again. */
function newsOfMove(change: RequestChange, move: SeatMove): NewEffect[] {
  const requesters = requestersOf(change.after).map((person) => ({ person }));
  const audience: Audience[] = [...requesters, { role: 'admin', scope: BRANCH }];
  const args = { step: move.step, seat: move.seat, ...(move.to ? { to: move.to } : {}) };
  return newsTo(audience, change, eventOf(change.after, move), args);
}

function eventOf({ steps }: RequestDoc, move: SeatMove): string {
  if (move.vacant) return 'seat-vacant';
  if (!move.to) return 'seat-back';
  const step = steps.find(({ definition }) => definition.id === move.step);
  return step?.seats.find(({ id }) => id === move.seat)?.insteadOf ? 'seat-moved' : 'seat-filled';
}

function newsTo(
  audience: Audience[],
  { after }: RequestChange,
  event: string,
  args: Record<string, string | number>,
): NewEffect[] {
  return audience.length > 0 ? [tell(audience, { kind: 'news', event, request: after._id, args })] : [];
}

/** A sentence about the request for somebody. */
export function tell(
  audience: Audience[],
  content: Extract<NewEffect, { name: 'tell' }>['args']['content'],
): NewEffect {
  return { name: 'tell', args: { audience, content } };
}
