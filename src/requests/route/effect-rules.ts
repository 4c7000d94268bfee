import type { AuditEvent } from '../../audit/audit-event.ts';
import type { Audience } from '../../deliveries/delivery.ts';
import type { NewEffect } from '../../effects/effect.ts';
import { type Subject, subjectOf } from '../../kernel/subject.ts';
import type { Role } from '../../people/person.ts';
import { scopeFor } from '../../people/role-rules.ts';
import { requestKind } from '../kinds/index.ts';
import { openStepOf, type RequestDoc, type Step } from '../request.ts';
import { mergeSeatNews } from '../seats/merge-seat-news.ts';
import { seatRefusal } from '../seats/seat-rules.ts';
import { candidatesFor, type SeatMove, type Staffing } from '../seats/staffing-rules.ts';
import { newsOfMove, newsToOwners, newsToPrincipal, tell, thanksTo } from './news-rules.ts';
import type { RequestChange } from './request-change.ts';
import { openStepId } from './route-rules.ts';

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
    ...newsToOwners(change, newsReaders(change, staffing)),
    ...newsToPrincipal(change),
    ...thanksTo(change, staffing),
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
    const seats = { seatsOf: request, opening };
    if (!definition.announces) return [tell([seats], { kind: 'request-card', request })];
    return [
      tell([seats, ...toldOf(definition.announces.to, change.after)], { kind: 'announcement', request }),
    ];
  }
  const open = openStepId(change.after);
  // One call for all seats: whoever holds two of them gets one card.
  const audience = change.moves
    .filter(({ step }) => step === open)
    .flatMap((move) => holdersAfter(change, move, staffing));
  return audience.length > 0 ? [tell(audience, { kind: 'request-card', request })] : [];
}

function toldOf(roles: Role[], { unit }: RequestDoc): Audience[] {
  return [...roles.map((role) => ({ role, scope: scopeFor(role, unit) })), { channelsOf: unit }];
}

function holdersAfter({ after }: RequestChange, move: SeatMove, staffing: Staffing): Audience[] {
  if (move.vacant) return [];
  if (move.to && move.scope) return [{ role: move.to, scope: move.scope }];
  const seat = openStepOf(after)?.seats.find(({ id }) => id === move.seat);
  return seat ? candidatesFor(seat, staffing).map(({ by }) => ({ person: by })) : [];
}

/** Owners but for whoever did it and those who get the next step's card. */
function newsReaders(change: RequestChange, staffing: Staffing): string[] {
  const called = calledTo(openedStep(change), change.after, staffing);
  return [...new Set(staffing.owners)].filter(
    (person) => person !== change.way.by && !called.includes(person),
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
