import { AppError } from '../errors.ts';
import { filesWithAnswer } from '../files/files-with-answer.ts';
import type { StoredFile } from '../files/stored-file.ts';
import { enteredValues } from '../forms/compare-values.ts';
import type { FieldError, Values } from '../forms/field.ts';
import type { Capacity } from '../people/actor.ts';
import { peopleIn } from '../people/actor.ts';
import type { Repo } from '../storage/store.ts';
import { type ChangeRequestDeps, changeRequest, type RequestStep } from './change-request.ts';
import { checkEntry } from './check-entry.ts';
import { isBarred } from './client-standing-rules.ts';
import { type Act, applyDecision, offers, outcomeOf } from './decision-rules.ts';
import { entryFieldsOf } from './entry-fields.ts';
import { findDeparted } from './find-departed.ts';
import { findStanding } from './find-standing.ts';
import type { DecisionContext } from './load-decision-context.ts';
import { loadFieldOptions } from './load-field-options.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from './request.ts';
import { findWay } from './standing-rules.ts';
import { getRequestType } from './types/index.ts';

export interface DecideRequestDeps extends ChangeRequestDeps {
  files: Repo<StoredFile>;
}

export interface DecideRequestInput {
  /** Person id. */
  actor: string;
  requestId: string;
  step: string;
  seat: string;
  /** The revision the clicked card was drawn for. */
  revision: number;
  act: Act;
  /** As typed; required to refuse and to return. */
  reason: string;
  /** As typed into the step's own fields. */
  values: Record<string, unknown>;
}

/**
 * `repeated`: this person had decided this seat already. `late`: the step or seat was decided by others, or
 * the request has ended. `stale`: the request went back for rework since. `invalid`: see `errors`.
 */
export type DecideOutcome = 'done' | 'repeated' | 'late' | 'stale' | 'invalid';

export interface DecideResult {
  request: RequestDoc;
  outcome: DecideOutcome;
  errors: Record<string, FieldError>;
}

/** Throws NOT_FOUND, NOT_YOUR_STEP, SELF_APPROVAL, TWO_SEATS, CLIENT_LEFT, NAMED_LEFT, BAD_INPUT. */
export async function decideRequest(
  deps: DecideRequestDeps,
  input: DecideRequestInput,
): Promise<DecideResult> {
  let outcome: DecideOutcome = 'done';
  let errors: Record<string, FieldError> = {};
  const request = await changeRequest(deps, input.requestId, async (current, context) => {
    errors = {};
    const target = findTarget(current, input);
    if ('outcome' in target) {
      outcome = target.outcome;
      return null;
    }
    const way = await authorise(deps, input, current, target, context);
    const { shared, own } = entryFieldsOf(target.step.definition);
    const { options } = await loadFieldOptions(deps, input.actor, { ...shared, ...own });
    const entry = checkEntry(current, target.step, input, { today: context.today, options });
    outcome = Object.keys(entry.errors).length > 0 ? 'invalid' : 'done';
    errors = entry.errors;
    if (outcome === 'done') await requireClient(deps, current, target.step, input.act, entry.values);
    if (outcome === 'done') await requireNamed(deps, current, target.step, input.act);
    const files = await filesWithAnswer(deps, current, { step: input.step, by: way.by });
    return outcome === 'done' ? decide(current, input, way, { ...entry, files }, context) : null;
  });
  return { request, outcome, errors };
}

function findTarget(
  request: RequestDoc,
  input: DecideRequestInput,
): { step: Step; seat: Seat } | { outcome: 'repeated' | 'late' | 'stale' } {
  const step = request.steps.find(({ definition }) => definition.id === input.step);
  const seat = step?.seats.find(({ id }) => id === input.seat);
  const sameRevision = request.revision === input.revision;
  if (seat?.decision && peopleIn(seat.decision).includes(input.actor)) {
    const wasReturned = seat.decision.outcome === 'returned' && request.revision === input.revision + 1;
    if (sameRevision || wasReturned) return { outcome: 'repeated' };
  }
  if (request.status !== 'open' && request.status !== 'returned') return { outcome: 'late' };
  if (!sameRevision) return { outcome: 'stale' };
  if (!step || !seat || seat.decision || openStepOf(request) !== step) return { outcome: 'late' };
  return { step, seat };
}

async function authorise(
  deps: ChangeRequestDeps,
  input: DecideRequestInput,
  request: RequestDoc,
  { step, seat }: { step: Step; seat: Seat },
  context: DecisionContext,
): Promise<Capacity> {
  const standing = await findStanding(deps, input.actor, context.today);
  const found = findWay(standing, request, step, seat, context.clientManagers);
  if ('refusal' in found) throw new AppError(found.refusal);
  if (!offers(request, step, input.act)) {
    throw new AppError('BAD_INPUT', { message: `${input.act} is not offered in ${step.definition.id}` });
  }
  return found.way;
}

/** The client may have left the list since the request was sent. */
async function requireClient(
  deps: ChangeRequestDeps,
  request: RequestDoc,
  { definition }: Step,
  act: Act,
  entered: Values | null,
): Promise<void> {
  const client = request.client ? await deps.clients.get(request.client) : null;
  const outcome = outcomeOf(definition, act, entered);
  if (isBarred(getRequestType(request.type), definition, outcome, client)) throw new AppError('CLIENT_LEFT');
}

/** Whoever is named in it may have left since. */
async function requireNamed(
  deps: ChangeRequestDeps,
  request: RequestDoc,
  step: Step,
  act: Act,
): Promise<void> {
  if (outcomeOf(step.definition, act) !== 'approved') return;
  if ((await findDeparted(deps, request)).length > 0) throw new AppError('NAMED_LEFT');
}

async function decide(
  request: RequestDoc,
  input: DecideRequestInput,
  way: Capacity,
  entry: { reason: string | null; values: Values | null; files: string[] },
  context: DecisionContext,
): Promise<RequestStep> {
  const { step, seat, act, revision } = input;
  const { reason, values, files } = entry;
  const decision = { step, seat, act, way, reason, values, files, at: context.now };
  const { request: after, moves } = applyDecision(request, decision, context);
  const definition = request.steps.find((each) => each.definition.id === step)?.definition;
  const outcome = definition ? outcomeOf(definition, act, values) : act;
  const said = after.history.at(-1)?.reason ?? reason;
  const entered = enteredValues(definition?.fields ?? {}, values ?? {});
  return {
    after,
    moves,
    way,
    decided: { step, seat },
    audit: [
      act === 'return'
        ? { type: 'request.returned', step, seat, reason: reason ?? '', revision }
        : { type: 'request.decided', step, seat, outcome, reason: said, revision, entered },
      ...(after.status === 'approved' || after.status === 'refused'
        ? [{ type: 'request.finished' as const, outcome: after.status }]
        : []),
    ],
  };
}
