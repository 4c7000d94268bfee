import type { NewEffect } from '../effects/effect.ts';
import { AppError } from '../errors.ts';
import { compareValues, type ValueChange } from '../forms/compare-values.ts';
import type { Values } from '../forms/field.ts';
import { type ChangeRequestDeps, changeRequest } from './change-request.ts';
import { findStanding } from './find-standing.ts';
import { loadDecisionContext } from './load-decision-context.ts';
import type { RequestDoc } from './request.ts';
import { resolveSteps } from './route-rules.ts';
import { wayAsOwner } from './standing-rules.ts';
import { restartRequest } from './submit-rules.ts';
import { getRequestType } from './types/index.ts';

export interface ResubmitRequestInput {
  actor: string;
  requestId: string;
  /** The revision that the return gave it. */
  revision: number;
  values: Values;
  payload: Record<string, unknown>;
  /** What the payload asks for in the client's passport, for the audit. */
  proposed?: ValueChange[];
  /** Where the reworked matter belongs now; the same unit by default. */
  unit?: string;
  /** What else is owed once it was taken. */
  also?: NewEffect[];
}

export interface ResubmitResult {
  request: RequestDoc;
  /** `repeated`: this person had sent it already. `late` and `stale`: somebody else did, or it has ended. */
  outcome: 'done' | 'repeated' | 'late' | 'stale';
}

/** Sends a returned request round again. Values are checked before. Throws NOT_FOUND, FORBIDDEN. */
export async function resubmitRequest(
  deps: ChangeRequestDeps,
  input: ResubmitRequestInput,
): Promise<ResubmitResult> {
  let outcome: ResubmitResult['outcome'] = 'done';
  const request = await changeRequest(
    deps,
    input.requestId,
    async (current, { today, now, clientManagers }) => {
      const way = wayAsOwner(await findStanding(deps, input.actor, today), current, clientManagers);
      if (!way) throw new AppError('FORBIDDEN');
      outcome = outcomeFor(current, input);
      if (outcome !== 'done') return null;
      const definition = getRequestType(current.type);
      const { values, payload, unit = current.unit } = input;
      const steps = resolveSteps(definition, values, unit);
      const context = await loadDecisionContext(deps, { ...current, unit, steps });
      const rework = { way, values, payload, unit, at: now };
      const { request: after, moves } = restartRequest(definition, current, rework, context);
      const changes = compareValues(definition.fields, current.values, values);
      const { also = [], proposed } = input;
      const event = { type: 'request.submitted' as const, round: after.round, changes };
      const audit = [{ ...event, ...(proposed ? { proposed } : {}) }];
      return { after, moves, way, decided: null, audit, also };
    },
  );
  return { request, outcome };
}

function outcomeFor(
  request: RequestDoc,
  { actor, revision }: ResubmitRequestInput,
): ResubmitResult['outcome'] {
  const isNext = request.status === 'open' && request.revision === revision + 1;
  const sent = request.history.findLast(({ what }) => what === 'resubmitted');
  if (isNext && sent?.by === actor) return 'repeated';
  if (request.status !== 'returned') return 'late';
  return request.revision === revision ? 'done' : 'stale';
}
