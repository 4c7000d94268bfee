import type { LoadDictionaryDeps } from '../../dictionaries/load-dictionary.ts';
import { type Change, changeDocument, decideDocument } from '../../effects/change.ts';
import type { Relay } from '../../effects/relay.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Repo } from '../../storage/store.ts';
import { REQUESTS } from '../collection.ts';
import { getRequest } from '../get-request.ts';
import type { RequestDoc } from '../request.ts';
import {
  type DecisionContext,
  type DecisionContextDeps,
  loadDecisionContext,
} from '../rights/load-decision-context.ts';
import { effectsOfChange } from '../route/effect-rules.ts';
import type { ClickResult, RequestStep, Verdict } from './verdict.ts';

export interface ChangeRequestDeps extends DecisionContextDeps, LoadDictionaryDeps {
  requests: Repo<RequestDoc>;
  relay: Relay;
}

/**
 * Load, decide, swap: `decide` runs again on the fresh request after a conflict, throws to refuse, and
 * returns null when there is nothing to change.
 */
export async function changeRequest(
  deps: ChangeRequestDeps,
  requestId: string,
  decide: (request: RequestDoc, context: DecisionContext) => Promise<RequestStep | null>,
): Promise<RequestDoc> {
  return changeDocument(
    deps.relay,
    deps.requests,
    REQUESTS.name,
    () => getRequest(deps, requestId),
    async (request): Promise<Change<RequestDoc> | null> => {
      const context = await loadDecisionContext(deps, request);
      const step = await decide(request, context);
      return step && changeBy(step, request, context);
    },
  );
}

/**
 * A click on a request: `load` reads everything that it depends on, `judge` decides by that alone, and what it
 * decides is written. Throws what `judge` refuses with.
 */
export async function judgeClick<Facts>(
  deps: ChangeRequestDeps,
  requestId: string,
  load: (request: RequestDoc, context: DecisionContext) => Promise<Facts>,
  judge: (request: RequestDoc, facts: Facts, context: DecisionContext) => Verdict,
): Promise<ClickResult> {
  const { doc, decided } = await decideDocument(
    deps.relay,
    deps.requests,
    REQUESTS.name,
    () => getRequest(deps, requestId),
    async (request) => {
      const context = await loadDecisionContext(deps, request);
      const verdict = judge(request, await load(request, context), context);
      if (verdict.outcome === 'refused') throw new AppError(verdict.code, { message: verdict.message });
      const change = verdict.outcome === 'done' ? changeBy(verdict.step, request, context) : null;
      return { change, verdict };
    },
  );
  const { verdict } = decided;
  return { request: doc, outcome: verdict.outcome, errors: 'errors' in verdict ? verdict.errors : {} };
}

function changeBy(step: RequestStep, before: RequestDoc, context: DecisionContext): Change<RequestDoc> {
  return {
    doc: step.after,
    effects: effectsOfChange({ ...step, before, at: context.now }, context.staffing),
  };
}
