import type { Repo } from '../storage/store.ts';
import { getRequest } from './change-request.ts';
import { type DecisionContextDeps, loadCandidates } from './load-decision-context.ts';
import { openStepOf, type RequestDoc } from './request.ts';
import { seatRefusal } from './seat-rules.ts';

export interface FindStepActorsDeps extends DecisionContextDeps {
  requests: Repo<RequestDoc>;
}

/** Ids of everybody who may act now in an undecided seat of the request's open step. Throws NOT_FOUND. */
export async function findStepActors(deps: FindStepActorsDeps, requestId: string): Promise<string[]> {
  const request = await getRequest(deps, requestId);
  const step = openStepOf(request);
  const able = new Set<string>();
  for (const seat of step?.seats.filter(({ decision }) => !decision) ?? []) {
    for (const candidate of await loadCandidates(deps, request, seat)) {
      if (step && seatRefusal(request, step, seat, candidate) === null) able.add(candidate.by);
    }
  }
  return [...able];
}
