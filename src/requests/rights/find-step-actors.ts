import type { Repo } from '../../storage/store.ts';
import { getRequest } from '../get-request.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../request.ts';
import { seatRefusal } from '../seats/seat-rules.ts';
import { type DecisionContextDeps, loadCandidates } from './load-decision-context.ts';

export interface FindStepActorsDeps extends DecisionContextDeps {
  requests: Repo<RequestDoc>;
}

/** Ids of everybody who may act now in an undecided seat of the request's open step. Throws NOT_FOUND. */
export async function findStepActors(deps: FindStepActorsDeps, requestId: string): Promise<string[]> {
  const request = await getRequest(deps, requestId);
  const step = openStepOf(request);
  return step ? findActorsIn(deps, request, step, undecidedSeats(step)) : [];
}

export function undecidedSeats({ seats }: Step): Seat[] {
  return seats.filter(({ decision }) => !decision);
}

/** Ids of everybody who may fill one of these seats of the step as things stand now. */
export async function findActorsIn(
  deps: DecisionContextDeps,
  request: RequestDoc,
  step: Step,
  seats: Seat[],
): Promise<string[]> {
  const able = new Set<string>();
  for (const seat of seats) {
    for (const candidate of await loadCandidates(deps, request, seat)) {
      if (seatRefusal(request, step, seat, candidate) === null) able.add(candidate.by);
    }
  }
  return [...able];
}
