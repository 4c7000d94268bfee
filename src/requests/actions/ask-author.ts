import type { NewEffect } from '../../effects/effect.ts';
import type { FieldError, Fields } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { type Actor, peopleIn } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import { requestKind } from '../kinds/index.ts';
import { findUndecided, openStepOf, type Question, questionOf, type RequestDoc } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import { findWay, wayAsOwner } from '../rights/ability-rules.ts';
import type { DecisionContext } from '../rights/load-decision-context.ts';
import { REASON_FIELDS } from '../route/check-entry.ts';
import { tell } from '../route/news-rules.ts';
import { mayAsk, pauseStep, resumeStep } from '../route/pause-rules.ts';
import { isAuthor } from '../seats/seat-rules.ts';
import { candidatesFor, type Staffing } from '../seats/staffing-rules.ts';
import { type ChangeRequestDeps, judgeClick } from './change-request.ts';
import type { SeatClick } from './seat-click.ts';
import type { ClickResult, Verdict } from './verdict.ts';

/**
 * A question from a seat to the author; until it is answered the step's clock stands, for every seat of it, and
 * all of them may go on deciding. Throws NOT_FOUND, FORBIDDEN and why not.
 */
export async function askAuthor(deps: ChangeRequestDeps, input: SeatClick): Promise<ClickResult> {
  return judgeClick(
    deps,
    input.requestId,
    (_, { today }) => findActor(deps, input.actor, today),
    (request, who, context) => judgeQuestion(request, input, who, context),
  );
}

function judgeQuestion(request: RequestDoc, input: SeatClick, who: Actor, context: DecisionContext): Verdict {
  const open = findUndecided(request, input);
  if (!open) return { outcome: 'late' };
  const { step, seat } = open;
  if (questionOf(request, input.seat)) return { outcome: 'repeated' };
  if (request.revision !== input.revision) return { outcome: 'stale' };
  const found = findWay(who, request, step, seat, context.clientManagers);
  if ('refusal' in found) return { outcome: 'refused', code: found.refusal };
  const { way } = found;
  if (!mayAsk(request, step, seat) || isAuthor(request, way))
    return { outcome: 'refused', code: 'FORBIDDEN' };
  const { text, errors } = checkText(REASON_FIELDS, input.reason, context);
  if (text === null) return { outcome: 'invalid', errors };
  const entry = { step: input.step, seat: input.seat, way, question: text, at: context.now };
  const people = whoReplies(request, context.staffing).filter((person) => person !== way.by);
  return {
    outcome: 'done',
    step: {
      after: pauseStep(request, entry, context),
      moves: [],
      way,
      decided: null,
      audit: [{ type: 'request.asked', step: input.step, seat: input.seat, reason: text }],
      also: [showTo(people, request)],
    },
  };
}

/** The author and, of what managers raise, the client's manager; and whoever substitutes them today. */
function whoReplies(request: RequestDoc, staffing: Staffing): string[] {
  const owners = requestKind(request.type).raisedBy.includes('manager')
    ? staffing.owners
    : requestersOf(request);
  const acting = [...staffing.author, ...staffing.clientManagers].filter(
    ({ onBehalfOf }) => onBehalfOf !== null && owners.includes(onBehalfOf),
  );
  return [...new Set([...owners, ...acting.map(({ by }) => by)])];
}

/**
 * The author's answer to the seat that asked; the last one that is owed starts the clock again. Throws NOT_FOUND,
 * FORBIDDEN.
 */
export async function replyToSeat(deps: ChangeRequestDeps, input: SeatClick): Promise<ClickResult> {
  return judgeClick(
    deps,
    input.requestId,
    (_, { today }) => findActor(deps, input.actor, today),
    (request, who, context) => judgeReply(request, input, who, context),
  );
}

function judgeReply(request: RequestDoc, input: SeatClick, who: Actor, context: DecisionContext): Verdict {
  const { step, seat } = input;
  const way = wayAsOwner(who, request, context.clientManagers);
  if (!way) return { outcome: 'refused', code: 'FORBIDDEN' };
  const asked = request.paused?.step === step ? questionOf(request, seat) : undefined;
  if (!asked) return { outcome: hasReplied(request, input) ? 'repeated' : 'late' };
  if (request.revision !== input.revision) return { outcome: 'stale' };
  const { text, errors } = checkText(ANSWER_FIELDS, input.reason, context);
  if (text === null) return { outcome: 'invalid', errors };
  const after = resumeStep(request, { seat, way, answer: text, at: context.now }, context);
  const dueOn = openStepOf(after)?.dueOn ?? null;
  return {
    outcome: 'done',
    step: {
      after,
      moves: [],
      way,
      decided: null,
      audit: [{ type: 'request.replied', step, seat, reason: text, dueOn }],
      also: [showTo(whoAwaits(after, asked, context.staffing), request)],
    },
  };
}

/** The asker, and those who act for the asker now; when neither has the seat any more, everybody who has. */
function whoAwaits(request: RequestDoc, asked: Question, staffing: Staffing): string[] {
  const seat = openStepOf(request)?.seats.find(({ id }) => id === asked.seat);
  const able = seat ? candidatesFor(seat, staffing) : [];
  const own = able.filter((way) => peopleIn(way).some((person) => peopleIn(asked).includes(person)));
  return [...new Set((own.length > 0 ? own : able).map(({ by }) => by))];
}

function hasReplied({ history }: RequestDoc, input: SeatClick): boolean {
  return history.some(
    ({ what, step, seat }) => what === 'replied' && step === input.step && seat === input.seat,
  );
}

function showTo(people: string[], { _id }: RequestDoc): NewEffect {
  const audience = people.map((person) => ({ person }));
  return tell(audience, { kind: 'request-card', request: _id });
}

/** «Да» is an answer. */
const ANSWER_FIELDS = { reason: { ...REASON_FIELDS.reason, min: 1 } } satisfies Fields;

function checkText(
  fields: Fields,
  reason: string,
  { today }: Pick<DecisionContext, 'today'>,
): { text: string | null; errors: Record<string, FieldError> } {
  const { values, errors } = validateFields(fields, { reason }, { today, options: () => [] });
  return { text: typeof values.reason === 'string' ? values.reason : null, errors };
}
