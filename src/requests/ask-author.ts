import { AppError } from '../errors.ts';
import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { type ChangeRequestDeps, changeRequest } from './change-request.ts';
import { REASON_FIELDS } from './check-entry.ts';
import { findStanding } from './find-standing.ts';
import type { DecisionContext } from './load-decision-context.ts';
import { tell } from './owed-rules.ts';
import { mayAsk, pauseStep, resumeStep } from './pause-rules.ts';
import { openStepOf, type RequestDoc } from './request.ts';
import { findWay, wayAsOwner } from './standing-rules.ts';

export interface AskAuthorInput {
  actor: string;
  requestId: string;
  step: string;
  seat: string;
  revision: number;
  /** As typed. */
  reason: string;
}

export interface AskResult {
  request: RequestDoc;
  outcome: 'done' | 'repeated' | 'late' | 'stale' | 'invalid';
  errors: Record<string, FieldError>;
}

/** A question from a seat to the author; until it is answered the step's clock stands. Throws NOT_FOUND and why not. */
export async function askAuthor(deps: ChangeRequestDeps, input: AskAuthorInput): Promise<AskResult> {
  let outcome: AskResult['outcome'] = 'done';
  let errors: AskResult['errors'] = {};
  const request = await changeRequest(deps, input.requestId, async (current, context) => {
    const step = openStepOf(current);
    const seat = step?.seats.find(({ id }) => id === input.seat);
    outcome = askOutcome(current, input);
    if (outcome !== 'done' || !step || !seat) return null;
    const standing = await findStanding(deps, input.actor, context.today);
    const found = findWay(standing, current, step, seat, context.clientManagers);
    if ('refusal' in found) throw new AppError(found.refusal);
    const { text, ...checked } = checkText(input.reason, context);
    errors = checked.errors;
    if (text === null) {
      outcome = 'invalid';
      return null;
    }
    const { way } = found;
    const entry = { step: input.step, seat: input.seat, way, question: text, at: context.now };
    const content = { kind: 'request-card' as const, request: current._id };
    const audience = [current.author, ...context.clientManagers.slice(0, 1)];
    return {
      after: pauseStep(current, entry, context),
      moves: [],
      way,
      decided: null,
      audit: [{ type: 'request.asked', step: input.step, seat: input.seat, reason: text }],
      also: [
        tell(
          [...new Set(audience)].map((person) => ({ person })),
          content,
        ),
      ],
    };
  });
  return { request, outcome, errors };
}

function askOutcome(request: RequestDoc, input: AskAuthorInput): AskResult['outcome'] {
  const step = openStepOf(request);
  const seat = step?.seats.find(({ id }) => id === input.seat);
  if (request.paused?.seat === input.seat && request.paused.step === input.step) return 'repeated';
  if (!step || step.definition.id !== input.step || !seat || seat.decision) return 'late';
  if (request.revision !== input.revision) return 'stale';
  return mayAsk(request, step, seat) ? 'done' : 'late';
}

export type ReplyInput = Omit<AskAuthorInput, 'seat'>;

/** The author's answer, which starts the clock again. Throws NOT_FOUND, FORBIDDEN. */
export async function replyToSeat(deps: ChangeRequestDeps, input: ReplyInput): Promise<AskResult> {
  let outcome: AskResult['outcome'] = 'done';
  let errors: AskResult['errors'] = {};
  const request = await changeRequest(deps, input.requestId, async (current, context) => {
    const standing = await findStanding(deps, input.actor, context.today);
    const way = wayAsOwner(standing, current, context.clientManagers);
    if (!way) throw new AppError('FORBIDDEN');
    const { paused } = current;
    outcome = replyOutcome(current, input);
    if (outcome !== 'done' || !paused) return null;
    const { text, ...checked } = checkText(input.reason, context);
    errors = checked.errors;
    if (text === null) {
      outcome = 'invalid';
      return null;
    }
    const after = resumeStep(current, { way, answer: text, at: context.now }, context);
    const { step, seat, by } = paused;
    const dueOn = openStepOf(after)?.dueOn ?? null;
    return {
      after,
      moves: [],
      way,
      decided: null,
      audit: [{ type: 'request.replied', step, seat, reason: text, dueOn }],
      also: [tell([{ person: by }], { kind: 'request-card', request: current._id })],
    };
  });
  return { request, outcome, errors };
}

function replyOutcome(request: RequestDoc, input: ReplyInput): AskResult['outcome'] {
  if (request.paused?.step === input.step) {
    return request.revision === input.revision ? 'done' : 'stale';
  }
  const replied = request.history.some(({ what, step }) => what === 'replied' && step === input.step);
  return replied ? 'repeated' : 'late';
}

function checkText(
  reason: string,
  { today }: Pick<DecisionContext, 'today'>,
): { text: string | null; errors: Record<string, FieldError> } {
  const { values, errors } = validateFields(REASON_FIELDS, { reason }, { today, options: () => [] });
  return { text: typeof values.reason === 'string' ? values.reason : null, errors };
}
