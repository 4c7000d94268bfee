import type { Capacity } from '../../people/actor.ts';
import { openStepOf, type RequestDoc } from '../request.ts';
import { seatRefusal } from '../seats/seat-rules.ts';
import { type DecisionContextDeps, loadCandidates } from './load-decision-context.ts';

/** Substitutes who can decide undecided seats of the open step today, by seat. */
export async function findSubstitutes(
  deps: DecisionContextDeps,
  request: RequestDoc,
): Promise<Record<string, Capacity[]>> {
  const found: Record<string, Capacity[]> = {};
  const step = openStepOf(request);
  for (const seat of step?.seats.filter(({ decision }) => !decision) ?? []) {
    const candidates = await loadCandidates(deps, request, seat);
    const able = candidates.filter(
      (way) => way.onBehalfOf !== null && step && seatRefusal(request, step, seat, way) === null,
    );
    if (able.length > 0) found[seat.id] = able.map(({ by, onBehalfOf }) => ({ by, onBehalfOf }));
  }
  return found;
}
