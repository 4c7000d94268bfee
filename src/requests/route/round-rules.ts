import type { Values } from '../../forms/field.ts';
import type { Capacity } from '../../people/actor.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { NEVER, type RequestDoc, type SubmitRequestInput } from '../request.ts';
import type { Progress } from './decision-rules.ts';
import { openNextStep, type RouteContext, resolveSteps, staffRoute } from './route-rules.ts';

/** A request as it is first written: round one, the first step open. */
export function openFirstRound(
  definition: RequestKind,
  input: SubmitRequestInput,
  at: string,
  context: RouteContext,
): Progress {
  const { id, type, author, onBehalfOf = null, client, unit, values, payload, previous } = input;
  const request: RequestDoc = {
    _id: id,
    version: 0,
    pending: [],
    hasPending: false,
    type,
    status: 'open',
    author,
    onBehalfOf,
    client,
    unit,
    revision: 1,
    round: 1,
    values,
    payload,
    steps: resolveSteps(definition, values, unit),
    paused: null,
    files: input.files ?? [],
    history: [{ at, by: author, onBehalfOf, what: 'submitted', step: null, seat: null, reason: null }],
    previous,
    createdAt: at,
    updatedAt: at,
    waitsUntil: NEVER,
  };
  return begin(request, context);
}

export interface Rework {
  way: Capacity;
  values: Values;
  payload: Record<string, unknown>;
  unit: string;
  at: string;
}

/** The next round: from the first step, with every approval reset. The reason of the return stays readable. */
export function openNextRound(
  definition: RequestKind,
  request: RequestDoc,
  rework: Rework,
  context: RouteContext,
): Progress {
  const { way, values, payload, unit, at } = rework;
  const returned = request.history.filter((entry) => entry.what === 'returned').slice(-1);
  return begin(
    {
      ...request,
      status: 'open',
      unit,
      revision: request.revision + 1,
      round: request.round + 1,
      values,
      payload,
      steps: resolveSteps(definition, values, unit),
      paused: null,
      history: [...returned, { at, ...way, what: 'resubmitted', step: null, seat: null, reason: null }],
      updatedAt: at,
    },
    context,
  );
}

function begin(request: RequestDoc, context: RouteContext): Progress {
  const staffed = staffRoute(request, context.staffing);
  return { request: openNextStep(staffed.request, context), moves: staffed.moves };
}
