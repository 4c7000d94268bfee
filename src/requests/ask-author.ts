import { AppError } from '../errors.ts';
import type { FieldError, Fields } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { peopleIn } from '../people/actor.ts';
import { type ChangeRequestDeps, changeRequest } from './change-request.ts';
import { REASON_FIELDS } from './check-entry.ts';
import { findStanding } from './find-standing.ts';
import type { DecisionContext } from './load-decision-context.ts';
import { tell } from './owed-rules.ts';
import { mayAsk, pauseStep, resumeStep } from './pause-rules.ts';
import { raisersOf } from './raiser-rules.ts';
import { openStepOf, type Question, questionOf, type RequestDoc } from './request.ts';
import type { SeatClick, SeatClickResult } from './seat-click.ts';
import { isAuthor } from './seat-rules.ts';
import { candidatesFor, type Staffing } from './staffing-rules.ts';
import { findWay, wayAsOwner } from './standing-rules.ts';
import { getRequestType } from './types/index.ts';

/**
 * A question from a seat to the author; until it is answered the step's clock stands, for every seat of it, and
 * all of them may go on deciding. Throws NOT_FOUND, FORBIDDEN and why not.
 */
export async function askAuthor(deps: ChangeRequestDeps, input: SeatClick): Promise<SeatClickResult> {
  let outcome: SeatClickResult['outcome'] = 'done';
  let errors: SeatClickResult['errors'] = {};
  const request = await changeRequest(deps, input.requestId, async (current, context) => {
    const step = openStepOf(current);
    const seat = step?.seats.find(({ id }) => id === input.seat);
    outcome = askOutcome(current, input);
    if (outcome !== 'done' || !step || !seat) return null;
    const standing = await findStanding(deps, input.actor, context.today);
    const found = findWay(standing, current, step, seat, context.clientManagers);
    if ('refusal' in found) throw new AppError(found.refusal);
    const { way } = found;
    if (!mayAsk(current, step, seat) || isAuthor(current, way)) throw new AppError('FORBIDDEN');
    const { text, ...checked } = checkText(REASON_FIELDS, input.reason, context);
    errors = checked.errors;
    if (text === null) {
      outcome = 'invalid';
      return null;
    }
    const entry = { step: input.step, seat: input.seat, way, question: text, at: context.now };
    const content = { kind: 'request-card' as const, request: current._id };
    const people = whoReplies(current, context.staffing).filter((person) => person !== way.by);
    return {
      after: pauseStep(current, entry, context),
      moves: [],
      way,
      decided: null,
      audit: [{ type: 'request.asked', step: input.step, seat: input.seat, reason: text }],
      also: [
        tell(
          people.map((person) => ({ person })),
          content,
        ),
      ],
    };
  });
  return { request, outcome, errors };
}

function askOutcome(request: RequestDoc, input: SeatClick): SeatClickResult['outcome'] {
  const step = openStepOf(request);
  const seat = step?.seats.find(({ id }) => id === input.seat);
  if (!step || step.definition.id !== input.step || !seat || seat.decision) return 'late';
  if (questionOf(request, input.seat)) return 'repeated';
  return request.revision === input.revision ? 'done' : 'stale';
}

/** The author and, of what managers raise, the client's manager; and whoever substitutes them today. */
function whoReplies(request: RequestDoc, staffing: Staffing): string[] {
  const owners = getRequestType(request.type).raisedBy.includes('manager')
    ? staffing.owners
    : raisersOf(request);
  const acting = [...staffing.author, ...staffing.clientManagers].filter(
    ({ onBehalfOf }) => onBehalfOf !== null && owners.includes(onBehalfOf),
  );
  return [...new Set([...owners, ...acting.map(({ by }) => by)])];
}

/** `seat` is the one that asked. */
export type ReplyInput = SeatClick;

/** The author's answer; the last one that is owed starts the clock again. Throws NOT_FOUND, FORBIDDEN. */
export async function replyToSeat(deps: ChangeRequestDeps, input: ReplyInput): Promise<SeatClickResult> {
  let outcome: SeatClickResult['outcome'] = 'done';
  let errors: SeatClickResult['errors'] = {};
  const request = await changeRequest(deps, input.requestId, async (current, context) => {
    const standing = await findStanding(deps, input.actor, context.today);
    const way = wayAsOwner(standing, current, context.clientManagers);
    if (!way) throw new AppError('FORBIDDEN');
    const asked = questionOf(current, input.seat);
    outcome = replyOutcome(current, input);
    if (outcome !== 'done' || !asked) return null;
    const { text, ...checked } = checkText(ANSWER_FIELDS, input.reason, context);
    errors = checked.errors;
    if (text === null) {
      outcome = 'invalid';
      return null;
    }
    const { step, seat } = input;
    const after = resumeStep(current, { seat, way, answer: text, at: context.now }, context);
    const dueOn = openStepOf(after)?.dueOn ?? null;
    const people = whoAwaits(after, asked, context.staffing);
    return {
      after,
      moves: [],
      way,
      decided: null,
      audit: [{ type: 'request.replied', step, seat, reason: text, dueOn }],
      also: [
        tell(
          people.map((person) => ({ person })),
          { kind: 'request-card', request: current._id },
        ),
      ],
    };
  });
  return { request, outcome, errors };
}

/** Whoever asked, and who acts for them now; when neither has the seat any more, everybody who has. */
function whoAwaits(request: RequestDoc, asked: Question, staffing: Staffing): string[] {
  const seat = openStepOf(request)?.seats.find(({ id }) => id === asked.seat);
  const able = seat ? candidatesFor(seat, staffing) : [];
  const own = able.filter((way) => peopleIn(way).some((person) => peopleIn(asked).includes(person)));
  return [...new Set((own.length > 0 ? own : able).map(({ by }) => by))];
}

function replyOutcome(request: RequestDoc, input: ReplyInput): SeatClickResult['outcome'] {
  if (request.paused?.step === input.step && questionOf(request, input.seat)) {
    return request.revision === input.revision ? 'done' : 'stale';
  }
  const replied = request.history.some(
    ({ what, step, seat }) => what === 'replied' && step === input.step && seat === input.seat,
  );
  return replied ? 'repeated' : 'late';
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
