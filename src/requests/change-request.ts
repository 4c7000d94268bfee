import type { LoadDictionaryDeps } from '../dictionaries/load-dictionary.ts';
import { type Change, changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import type { Repo } from '../storage/store.ts';
import { REQUESTS } from './collection.ts';
import { getRequest } from './get-request.ts';
import {
  type DecisionContext,
  type DecisionContextDeps,
  loadDecisionContext,
} from './load-decision-context.ts';
import { owedBy, type RequestChange } from './owed-rules.ts';
import type { RequestDoc } from './request.ts';

export interface ChangeRequestDeps extends DecisionContextDeps, LoadDictionaryDeps {
  requests: Repo<RequestDoc>;
  relay: Relay;
}

/** What a decision function says; `before`, `at` and the effects are filled in here. */
export type RequestStep = Omit<RequestChange, 'before' | 'at'>;

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
      if (!step) return null;
      const effects = owedBy({ ...step, before: request, at: context.now }, context.staffing);
      return { doc: step.after, effects };
    },
  );
}
