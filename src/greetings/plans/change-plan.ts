import { type Change, changeDocument, putDocument } from '../../effects/change.ts';
import type { NewEffect } from '../../effects/effect.ts';
import type { Relay } from '../../effects/relay.ts';
import { AppError } from '../../kernel/errors.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Capacity } from '../../people/actor.ts';
import { GREETING_PLANS, type GreetingPlan, planIdOf } from './greeting-plan.ts';
import { type LoadPlanDeps, loadPlan, type OpenedPlan, type PlanAsk } from './load-plan.ts';
import { signable } from './sign-off-rules.ts';

export type ChangePlanDeps = LoadPlanDeps & { relay: Relay };

export interface DecidePlanInput extends PlanAsk {
  /** Revision of the plan that the clicked card showed. */
  revision: number;
  /** Count of lines that it showed. */
  lines: number;
}

export const MAX_RETURN_REASON = 500;

/** Hands a year in to the head of sales. A repetition changes nothing. Throws NOT_FOUND, FORBIDDEN. */
export async function submitPlan(deps: ChangePlanDeps, ask: PlanAsk): Promise<void> {
  const opened = await loadPlan(deps, ask);
  const way = opened.toSubmit;
  if (!way) {
    if (opened.own) return;
    throw new AppError('FORBIDDEN', { message: `${ask.actor} hands in no plan of ${ask.manager}` });
  }
  const { manager, year } = ask;
  const at = new Date(deps.clock.now()).toISOString();
  const _id = planIdOf(manager, year);
  await putDocument<GreetingPlan>(deps.relay, deps.greetingPlans, GREETING_PLANS.name, _id, (current) => {
    if (current && current.revision !== opened.plan?.revision) return null;
    const { by, onBehalfOf } = way;
    const about = { _id, manager, year, unit: opened.unit, state: 'submitted' as const, reason: '' };
    const kept = { revision: (current?.revision ?? 0) + 1, signed: current?.signed ?? [] };
    const event = { type: 'plan.submitted' as const, year: String(year), lines: opened.lines.length };
    return {
      doc: { ...about, ...kept, submitted: { by, onBehalfOf, at }, decided: null },
      effects: [
        traceOf(opened, at, way, event),
        { name: 'reminders.refresh', args: { subject: subjectOf.person(manager) } },
        ...(opened.unit === '' ? [] : [tellOf(opened, { role: 'unit-sales-head', scope: opened.unit })]),
      ],
    };
  });
}

/** Signs the lines as they are now. Throws NOT_FOUND, FORBIDDEN, STALE once they are others than those shown. */
export function signPlan(deps: ChangePlanDeps, input: DecidePlanInput): Promise<void> {
  return decide(deps, input, (plan, opened, deed) => {
    const lines = signable(opened.lines);
    const event = { type: 'plan.signed' as const, year: String(plan.year), lines: lines.length };
    return {
      doc: { ...plan, state: 'signed', reason: '', signed: lines },
      effects: [traceOf(opened, deed.at, deed, event)],
    };
  });
}

/** Gives the plan back to its manager. Throws REASON_REQUIRED besides. */
export function returnPlan(deps: ChangePlanDeps, input: DecidePlanInput & { reason: string }): Promise<void> {
  const reason = input.reason.trim();
  if (reason === '') throw new AppError('REASON_REQUIRED');
  if (reason.length > MAX_RETURN_REASON) throw new AppError('BAD_INPUT');
  return decide(deps, input, (plan, opened, deed) => {
    const event = { type: 'plan.returned' as const, year: String(plan.year), reason };
    return {
      doc: { ...plan, state: 'returned', reason },
      effects: [traceOf(opened, deed.at, deed, event)],
    };
  });
}

type Deed = Capacity & { at: string };

async function decide(
  deps: ChangePlanDeps,
  { revision, lines, ...ask }: DecidePlanInput,
  change: (plan: GreetingPlan, opened: OpenedPlan, deed: Deed) => Change<GreetingPlan>,
): Promise<void> {
  const opened = await loadPlan(deps, ask);
  const id = planIdOf(ask.manager, ask.year);
  const load = async () => {
    const plan = await deps.greetingPlans.get(id);
    if (!plan) throw new AppError('NOT_FOUND', { message: `no plan ${id}` });
    return plan;
  };
  const at = new Date(deps.clock.now()).toISOString();
  await changeDocument(deps.relay, deps.greetingPlans, GREETING_PLANS.name, load, (plan) => {
    if (plan.state !== 'submitted' || plan.revision !== revision || lines !== opened.lines.length) {
      throw new AppError('STALE');
    }
    const way = opened.toSign;
    if (!way) throw new AppError('FORBIDDEN', { message: `${ask.actor} signs no plan ${id}` });
    const { by, onBehalfOf } = way;
    const { doc, effects } = change(plan, opened, { by, onBehalfOf, at });
    const decided = { by, onBehalfOf, at };
    return {
      doc: { ...doc, decided, revision: revision + 1 },
      effects: [
        ...effects,
        tellOf(opened, { person: plan.manager }),
        { name: 'reminders.refresh', args: { subject: subjectOf.person(plan.manager) } },
      ],
    };
  });
}

type Event = Extract<NewEffect, { name: 'audit' }>['args']['entry']['event'];

function traceOf({ manager }: OpenedPlan, at: string, { by, onBehalfOf }: Capacity, event: Event): NewEffect {
  const entry = { subject: subjectOf.person(manager._id), at, by, onBehalfOf, event };
  return { name: 'audit', args: { entry } };
}

type Told = Extract<NewEffect, { name: 'tell' }>['args']['audience'][number];

/** Sends the plan as it is then, with what may be done with it. */
function tellOf({ manager, year }: OpenedPlan, audience: Told): NewEffect {
  const content = { kind: 'greeting-plan' as const, manager: manager._id, year };
  return { name: 'tell', args: { audience: [audience], content } };
}
