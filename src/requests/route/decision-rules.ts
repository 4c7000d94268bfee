import { conditionHolds } from '../../forms/condition.ts';
import type { Values } from '../../forms/field.ts';
import type { Capacity } from '../../people/actor.ts';
import type { StepDefinition } from '../kinds/definition.ts';
import { ANSWER_FIELD } from '../kinds/entry-fields.ts';
import { type Decision, NEVER, type Outcome, openStepOf, type RequestDoc, type Step } from '../request.ts';
import type { SeatMove } from '../seats/staffing-rules.ts';
import { dropQuestion } from './pause-rules.ts';
import { openNextStep, type RouteContext, replaceStep, staffRoute } from './route-rules.ts';

/** Acts in a seat: carry the step on, end the request, send it back, or have the work done again. */
export type Act = 'agree' | 'refuse' | 'return' | 'reopen';

const ACTS: readonly string[] = ['agree', 'refuse', 'return', 'reopen'] satisfies Act[];

export function isAct(act: string): act is Act {
  return ACTS.includes(act);
}

export interface NewDecision {
  step: string;
  seat: string;
  act: Act;
  way: Capacity;
  reason: string | null;
  values: Values | null;
  files: string[];
  /** UTC instant, ISO. */
  at: string;
}

/** A request after one decision, and the seats that had to move because of it. */
export interface Progress {
  request: RequestDoc;
  moves: SeatMove[];
}

const AGREED: Record<StepDefinition['kind'], Outcome> = {
  approve: 'approved',
  answer: 'answered',
  record: 'recorded',
  confirm: 'confirmed',
};

export function outcomeOf(step: StepDefinition, act: Act, entered: Values | null = null): Outcome {
  if (act === 'agree' && recordsRefusal(step, entered)) return 'refused';
  if (act === 'agree') return AGREED[step.kind];
  if (act === 'reopen') return 'reopened';
  if (act === 'refuse') return step.kind === 'record' ? 'dropped' : 'refused';
  return 'returned';
}

function recordsRefusal({ refusedWhen }: StepDefinition, entered: Values | null): boolean {
  return refusedWhen !== undefined && entered !== null && conditionHolds(refusedWhen.entry, entered);
}

/** True while a step cannot be carried on for want of the paper that it rests on. */
export function lacksFile({ files }: Pick<RequestDoc, 'files'>, step: StepDefinition): boolean {
  return step.needsFile !== undefined && files.length === 0;
}

/** So often a request may be sent back to an earlier step of the same round. */
export const MOST_REOPENED = 3;

/** True if the act is there to be chosen now. */
export function offers(request: Pick<RequestDoc, 'history'>, step: Step, act: Act): boolean {
  const reopened = request.history.filter(({ what }) => what === 'reopened').length;
  return allows(step.definition, act) && (act !== 'reopen' || reopened < MOST_REOPENED);
}

/** True if steps of this kind know the act at all. */
export function allows(step: StepDefinition, act: Act): boolean {
  if (act === 'agree') return true;
  if (act === 'reopen') return step.reopens !== undefined;
  return (act === 'refuse' ? step.mayRefuse : step.mayReturn) ?? step.kind === 'approve';
}

/** Computed from all recorded seats, never from the last click: their order does not matter. */
export function stepResult(step: Step): 'undecided' | 'passed' | 'refused' | 'returned' | 'reopened' {
  const outcomes = step.seats.map((seat) => seat.decision?.outcome);
  if (outcomes.includes('refused') || outcomes.includes('dropped')) return 'refused';
  if (outcomes.includes('returned')) return 'returned';
  if (outcomes.includes('reopened')) return 'reopened';
  return outcomes.includes(undefined) ? 'undecided' : 'passed';
}

/** Records one decision in an open, undecided seat and carries the request on from there. */
export function applyDecision(request: RequestDoc, decision: NewDecision, context: RouteContext): Progress {
  const recorded = record(request, decision);
  const step = recorded.steps.find(({ definition }) => definition.id === decision.step);
  const result = step ? stepResult(step) : 'undecided';
  if (step && result !== 'undecided') return endStep({ ...recorded, paused: null }, step, result, context);
  const staffed = staffRoute(dropQuestion(recorded, decision.seat, context), context.staffing);
  return { request: staffed.request, moves: staffed.moves };
}

function record(request: RequestDoc, decision: NewDecision): RequestDoc {
  const step = openStepOf(request);
  if (!step || step.definition.id !== decision.step) throw new TypeError(`step ${decision.step} is not open`);
  const { at, reason, values, files } = decision;
  const outcome = outcomeOf(step.definition, decision.act, values);
  const entry: Decision = { outcome, ...decision.way, at, reason, values, files };
  const { refusedWhen } = step.definition;
  const answer = values?.[outcome === 'refused' && refusedWhen ? refusedWhen.reasonFrom : ANSWER_FIELD];
  const said = reason ?? (typeof answer === 'string' ? answer : null);
  const seats = step.seats.map((seat) => (seat.id === decision.seat ? { ...seat, decision: entry } : seat));
  return {
    ...replaceStep(request, { ...step, seats }),
    updatedAt: at,
    history: [
      ...request.history,
      { at, ...decision.way, what: outcome, step: decision.step, seat: decision.seat, reason: said },
    ],
  };
}

function endStep(
  request: RequestDoc,
  step: Step,
  result: 'passed' | 'refused' | 'returned' | 'reopened',
  context: RouteContext,
): Progress {
  const ended = replaceStep(request, { ...step, status: 'done' });
  if (result === 'passed') {
    const staffed = staffRoute(ended, context.staffing);
    return { request: openNextStep(staffed.request, context), moves: staffed.moves };
  }
  if (result === 'reopened') {
    const staffed = staffRoute(rewind(ended, step), context.staffing);
    return { request: openNextStep(staffed.request, context), moves: staffed.moves };
  }
  if (result === 'refused') {
    return { request: { ...ended, status: 'refused', waitsUntil: NEVER }, moves: [] };
  }
  const returned: RequestDoc = {
    ...ended,
    status: 'returned',
    revision: request.revision + 1,
    waitsUntil: context.today.toString(),
  };
  return { request: returned, moves: [] };
}

/** Everything from the reopened step to the one that reopened it waits again; the history keeps what was said. */
function rewind(request: RequestDoc, { definition }: Step): RequestDoc {
  const ids = request.steps.map((step) => step.definition.id);
  const first = ids.indexOf(definition.reopens ?? definition.id);
  const last = ids.indexOf(definition.id);
  const steps = request.steps.map((step, index): Step => {
    if (index < Math.max(first, 0) || index > last) return step;
    const seats = step.seats.map((seat) => ({ ...seat, decision: null }));
    return { ...step, status: 'waiting', seats, openedOn: null, dueOn: null, stood: [] };
  });
  return { ...request, steps };
}

/** The author's way out stays open until the last approval; after a return it is open again. */
export function mayWithdraw(request: RequestDoc): boolean {
  if (request.status === 'returned') return true;
  if (request.status !== 'open') return false;
  const approvals = request.steps.filter((step) => step.definition.kind === 'approve');
  const lasting = approvals.length > 0 ? approvals : request.steps;
  return lasting.some((step) => step.status !== 'done');
}

export function withdraw(
  request: RequestDoc,
  entry: { way: Capacity; reason: string | null; at: string },
): RequestDoc {
  const open = openStepOf(request);
  const closed = open ? replaceStep(request, { ...open, status: 'done' }) : request;
  return {
    ...closed,
    status: 'withdrawn',
    paused: null,
    updatedAt: entry.at,
    waitsUntil: NEVER,
    history: [
      ...request.history,
      { at: entry.at, ...entry.way, what: 'withdrawn', step: null, seat: null, reason: entry.reason },
    ],
  };
}
