import type { AuditEvent } from '../../audit/audit-event.ts';
import { insertDocument } from '../../effects/change.ts';
import { enteredValues } from '../../forms/compare-values.ts';
import { DuplicateKey } from '../../storage/store.ts';
import { REQUESTS } from '../collection.ts';
import { getRequest } from '../get-request.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc, SubmitRequestInput } from '../request.ts';
import { loadDecisionContext } from '../rights/load-decision-context.ts';
import { effectsOfChange } from '../route/effect-rules.ts';
import { openFirstRound } from '../route/round-rules.ts';
import { resolveSteps } from '../route/route-rules.ts';
import type { ChangeRequestDeps } from './change-request.ts';

declare module '../../effects/commands.ts' {
  interface CommandArgs {
    /** Start the route of a request under the id given; a repetition finds it there. */
    'request.submit': SubmitRequestInput;
  }
}

/**
 * Starts the route of a request under the number given; under a number that exists it returns that request
 * and changes nothing. Values and the right to raise it are checked before, where it is asked for.
 */
export async function submitRequest(deps: ChangeRequestDeps, input: SubmitRequestInput): Promise<RequestDoc> {
  const existing = await deps.requests.get(input.id);
  if (existing) return existing;
  const definition = requestKind(input.type);
  const steps = resolveSteps(definition, input.values, input.unit);
  const { onBehalfOf = null } = input;
  const context = await loadDecisionContext(deps, { ...input, onBehalfOf, steps });
  const { request, moves } = openFirstRound(definition, input, context.now, context);
  const effects = effectsOfChange(
    {
      before: null,
      after: request,
      moves,
      way: { by: input.author, onBehalfOf },
      audit: [submissionOf(definition, input)],
      decided: null,
      at: context.now,
    },
    context.staffing,
  );
  try {
    return await insertDocument(deps.relay, deps.requests, REQUESTS.name, request, effects);
  } catch (error) {
    if (error instanceof DuplicateKey) return getRequest(deps, input.id);
    throw error;
  }
}

function submissionOf({ fields }: RequestKind, { values, proposed }: SubmitRequestInput): AuditEvent {
  const entered = enteredValues(fields, values);
  return { type: 'request.submitted', round: 1, entered, ...(proposed ? { proposed } : {}) };
}
