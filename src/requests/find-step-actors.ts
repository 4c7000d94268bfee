import type { Repo } from '../storage/store.ts';
import { getRequest } from './change-request.ts';
import { type DecisionContextDeps, loadDecisionContext } from './load-decision-context.ts';
import { openStepOf, type RequestDoc } from './request.ts';
import { seatRefusal } from './seat-rules.ts';
import { candidatesFor } from './staffing-rules.ts';

export interface FindStepActorsDeps extends DecisionContextDeps {
  requests: Repo<RequestDoc>;
}

/** Ids of everybody who may act now in an undecided seat of the request's open step. Throws NOT_FOUND. */
export async function findStepActors(deps: FindStepActorsDeps, requestId: string): Promise<string[]> {
  const request = await getRequest(deps, requestId);
  const step = openStepOf(request);
  if (!step) return [];
  const { staffing } = await loadDecisionContext(deps, request);
  const able = step.seats
    .filter((seat) => !seat.decision)
    .flatMap((seat) =>
      candidatesFor(seat, staffing).filter(
        (candidate) => seatRefusal(request, step, seat, candidate) === null,
      ),
    );
  return [...new Set(able.map(({ by }) => by))];
}
