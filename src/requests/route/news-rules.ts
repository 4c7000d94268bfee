import type { Audience } from '../../deliveries/delivery.ts';
import type { NewEffect } from '../../effects/effect.ts';
import { conditionHolds } from '../../forms/condition.ts';
import { BRANCH } from '../../people/person.ts';
import { requestKind } from '../kinds/index.ts';
import type { Decision, RequestDoc } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import type { SeatMove, Staffing } from '../seats/staffing-rules.ts';
import type { RequestChange } from './request-change.ts';

type News =
  | 'step-done'
  | 'reopened'
  | 'passed'
  | 'approved'
  | 'refused'
  | 'dropped'
  | 'returned'
  | 'withdrawn';

/** Once for each step and for the end. */
export function newsToOwners(change: RequestChange, people: string[]): NewEffect[] {
  const event = newsOf(change);
  if (!event) return [];
  const args = { by: change.way.by, ...(change.decided ?? passedIn(change) ?? {}), ...reasonOf(change) };
  const audience = people.map((person) => ({ person }));
  return newsTo(audience, change, event, args, QUIET.includes(event) ? { quiet: true } : {});
}

/** On the way, with nothing to do for its reader: the message that the chat has already says it. */
const QUIET: readonly News[] = ['step-done', 'passed', 'reopened'];

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

export function newsToPrincipal(change: RequestChange): NewEffect[] {
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

/** Once for everybody who agreed, at the end; owners hear of the end itself, and whoever ended it knows. */
export function thanksTo({ before, after, way }: RequestChange, { owners }: Staffing): NewEffect[] {
  const { thanksWhen } = requestKind(after.type);
  const isOver = after.status === 'approved' && before?.status !== 'approved';
  if (!isOver || !thanksWhen || !conditionHolds(thanksWhen, after.values)) return [];
  const agreed = after.steps.flatMap(({ seats }) => seats.flatMap(({ decision }) => decision?.by ?? []));
  const people = [...new Set(agreed)].filter((person) => person !== way.by && !owners.includes(person));
  if (people.length === 0) return [];
  const audience = people.map((person) => ({ person }));
  return [tell(audience, { kind: 'news', event: 'thanks', request: after._id, args: {} })];
}

function decisionIn(request: RequestDoc, decided: { step: string; seat: string }): Decision | null {
  const step = request.steps.find(({ definition }) => definition.id === decided.step);
  return step?.seats.find((seat) => seat.id === decided.seat)?.decision ?? null;
}

/** The author and the admin hear at once that a seat has nobody of its own, nobody at all, or somebody again. */
export function newsOfMove(change: RequestChange, move: SeatMove): NewEffect[] {
  const requesters = requestersOf(change.after).map((person) => ({ person }));
  const audience: Audience[] = [...requesters, { role: 'admin', scope: BRANCH }];
  const args = { step: move.step, seat: move.seat, ...(move.to ? { to: move.to } : {}) };
  return newsTo(audience, change, eventOf(change.after, move), args, { beside: true });
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
  manner: { quiet?: true; beside?: true } = {},
): NewEffect[] {
  if (audience.length === 0) return [];
  return [tell(audience, { kind: 'news', event, request: after._id, args, ...manner })];
}

/** A sentence about the request for somebody. */
export function tell(
  audience: Audience[],
  content: Extract<NewEffect, { name: 'tell' }>['args']['content'],
): NewEffect {
  return { name: 'tell', args: { audience, content } };
}
