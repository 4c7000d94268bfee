import type { Client } from '../../clients/client.ts';
import { enteredValues } from '../../forms/compare-values.ts';
import { type Actor, peopleIn } from '../../people/actor.ts';
import { requestKind } from '../kinds/index.ts';
import { findUndecided, type RequestDoc, type Seat, type Step } from '../request.ts';
import { findWay } from '../rights/ability-rules.ts';
import type { DecisionContext } from '../rights/load-decision-context.ts';
import { checkEntry } from '../route/check-entry.ts';
import { applyDecision, lacksFile, type NewDecision, offers, outcomeOf } from '../route/decision-rules.ts';
import { isBarred } from '../route/eligibility-rules.ts';
import type { DecisionClick } from './seat-click.ts';
import type { RequestStep, Verdict } from './verdict.ts';

/** Everything read about a decision before it is judged, beside the request and its context. */
export interface DecisionFacts {
  who: Actor;
  /** Ids that the dictionaries of the step's own fields hold now. */
  options(name: string): string[];
  client: Client | null;
  /** Those whom the request names in a role that they hold no more. Person ids. */
  departed: string[];
  /** Sent by the actor for the open step. File ids. */
  files: string[];
}

export function judgeDecision(
  request: RequestDoc,
  click: DecisionClick,
  facts: DecisionFacts,
  context: DecisionContext,
): Verdict {
  const target = findTarget(request, click);
  if ('outcome' in target) return target;
  const { step, seat } = target;
  const { who, options, client, departed, files } = facts;
  const found = findWay(who, request, step, seat, context.clientManagers);
  if ('refusal' in found) return { outcome: 'refused', code: found.refusal };
  if (!offers(request, step, click.act)) {
    const message = `${click.act} is not offered in ${step.definition.id}`;
    return { outcome: 'refused', code: 'BAD_INPUT', message };
  }
  const { errors, ...entry } = checkEntry(request, step, click, { today: context.today, options });
  if (Object.keys(errors).length > 0) return { outcome: 'invalid', errors };
  const outcome = outcomeOf(step.definition, click.act, entry.values);
  if (isBarred(requestKind(request.type), step.definition, outcome, client)) {
    return { outcome: 'refused', code: 'CLIENT_LEFT' };
  }
  const { needsFile } = step.definition;
  if (click.act === 'agree' && outcome !== 'refused' && needsFile && lacksFile(request, step.definition)) {
    return { outcome: 'invalid', errors: { [needsFile]: { code: 'file-needed' } } };
  }
  if (outcome === 'approved' && departed.length > 0) return { outcome: 'refused', code: 'NAMED_LEFT' };
  const { act } = click;
  const decision = { step: step.definition.id, seat: seat.id, act, way: found.way, ...entry, files };
  return { outcome: 'done', step: stepBy({ ...decision, at: context.now }, request, step, context) };
}

function findTarget(
  request: RequestDoc,
  click: DecisionClick,
): { step: Step; seat: Seat } | { outcome: 'repeated' | 'late' | 'stale' } {
  if (isRepeated(request, click)) return { outcome: 'repeated' };
  if (request.status !== 'open' && request.status !== 'returned') return { outcome: 'late' };
  if (request.revision !== click.revision) return { outcome: 'stale' };
  return findUndecided(request, click) ?? { outcome: 'late' };
}

/** The same person has decided the seat, at this revision or by the return that ended it. */
function isRepeated({ steps, revision }: RequestDoc, click: DecisionClick): boolean {
  const step = steps.find(({ definition }) => definition.id === click.step);
  const decision = step?.seats.find(({ id }) => id === click.seat)?.decision;
  if (!decision || !peopleIn(decision).includes(click.actor)) return false;
  const wasReturned = decision.outcome === 'returned' && revision === click.revision + 1;
  return wasReturned || revision === click.revision;
}

function stepBy(
  decision: NewDecision,
  request: RequestDoc,
  { definition }: Step,
  context: DecisionContext,
): RequestStep {
  const { step, seat, act, way, reason, values } = decision;
  const { revision } = request;
  const { request: after, moves } = applyDecision(request, decision, context);
  const outcome = outcomeOf(definition, act, values);
  const said = after.history.at(-1)?.reason ?? reason;
  const entered = enteredValues(definition.fields ?? {}, values ?? {});
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
