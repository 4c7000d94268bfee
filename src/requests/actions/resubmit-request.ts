import type { NewEffect } from '../../effects/effect.ts';
import { compareValues, type ValueChange } from '../../forms/compare-values.ts';
import type { Values } from '../../forms/field.ts';
import type { Actor } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc } from '../request.ts';
import { wayAsOwner } from '../rights/ability-rules.ts';
import { type DecisionContext, loadDecisionContext } from '../rights/load-decision-context.ts';
import { openNextRound } from '../route/round-rules.ts';
import { resolveSteps } from '../route/route-rules.ts';
import { type ChangeRequestDeps, judgeClick } from './change-request.ts';
import type { ClickResult, Verdict } from './verdict.ts';

export interface ResubmitRequestInput {
  actor: string;
  requestId: string;
  /** The revision that the return gave it. */
  revision: number;
  values: Values;
  payload: Record<string, unknown>;
  /** Changes of the client's passport in the payload, for the audit. */
  proposed?: ValueChange[];
  /** Unit that the reworked request belongs to; the same by default. */
  unit?: string;
  /** Effects owed besides, once taken. */
  also?: NewEffect[];
}

/** Sends a returned request round again. Values are checked before. Throws NOT_FOUND, FORBIDDEN. */
export async function resubmitRequest(
  deps: ChangeRequestDeps,
  input: ResubmitRequestInput,
): Promise<ClickResult> {
  return judgeClick(
    deps,
    input.requestId,
    async (request, { today }) => {
      const who = await findActor(deps, input.actor, today);
      const { values, unit = request.unit } = input;
      const steps = resolveSteps(requestKind(request.type), values, unit);
      return { who, round: await loadDecisionContext(deps, { ...request, unit, steps }) };
    },
    (request, facts, context) => judge(request, input, facts, context),
  );
}

function judge(
  request: RequestDoc,
  input: ResubmitRequestInput,
  { who, round }: { who: Actor; round: DecisionContext },
  { now, clientManagers }: DecisionContext,
): Verdict {
  const way = wayAsOwner(who, request, clientManagers);
  if (!way) return { outcome: 'refused', code: 'FORBIDDEN' };
  if (isSentBy(request, input)) return { outcome: 'repeated' };
  if (request.status !== 'returned') return { outcome: 'late' };
  if (request.revision !== input.revision) return { outcome: 'stale' };
  const definition = requestKind(request.type);
  const { values, payload, unit = request.unit, also = [], proposed } = input;
  const rework = { way, values, payload, unit, at: now };
  const { request: after, moves } = openNextRound(definition, request, rework, round);
  const changes = compareValues(definition.fields, request.values, values);
  const event = { type: 'request.submitted' as const, round: after.round, changes };
  const audit = [{ ...event, ...(proposed ? { proposed } : {}) }];
  return { outcome: 'done', step: { after, moves, way, decided: null, audit, also } };
}

/** The same person's second click, when the round that it asks for runs already. */
function isSentBy(request: RequestDoc, { actor, revision }: ResubmitRequestInput): boolean {
  const isNext = request.status === 'open' && request.revision === revision + 1;
  return isNext && request.history.findLast(({ what }) => what === 'resubmitted')?.by === actor;
}
