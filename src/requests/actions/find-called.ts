import type { Delivery, SeatsOf, StepOpening } from '../../deliveries/delivery.ts';
import { hasCard } from '../../deliveries/has-card.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Repo } from '../../storage/store.ts';
import { getRequest } from '../get-request.ts';
import { openStepOf, type RequestDoc, type Step } from '../request.ts';
import { type FindStepActorsDeps, findActorsIn, undecidedSeats } from '../rights/find-step-actors.ts';

export interface FindCalledDeps extends FindStepActorsDeps {
  deliveries: Repo<Delivery>;
}

/**
 * Ids of everybody whom the opening of a step calls, however late that is asked. Those who may act in it, while it
 * is open. Once it is over, those who would have its card by now and have none; not whoever decided, and not those
 * whom the step calls that is open instead. Nobody, when it is or will be opened anew. Throws NOT_FOUND.
 */
export async function findCalled(deps: FindCalledDeps, { seatsOf, opening }: SeatsOf): Promise<string[]> {
  const request = await getRequest(deps, seatsOf);
  const open = openStepOf(request);
  const step = opening ? findOpened(request, opening) : open;
  if (!step) return [];
  if (step === open) return findActorsIn(deps, request, step, undecidedSeats(step));
  const calledInstead = open ? await findActorsIn(deps, request, open, undecidedSeats(open)) : [];
  const known = [...calledInstead, ...step.seats.flatMap(({ decision }) => decision?.by ?? [])];
  const missed: string[] = [];
  for (const person of await findActorsIn(deps, request, step, step.seats)) {
    if (known.includes(person) || (await hasCard(deps, subjectOf.request(request._id), person))) continue;
    missed.push(person);
  }
  return missed;
}

function findOpened({ round, steps }: RequestDoc, opening: StepOpening): Step | undefined {
  if (round !== opening.round) return undefined;
  const isMeant = ({ definition, openings, status }: Step) =>
    definition.id === opening.step && openings === opening.nth && status !== 'waiting';
  return steps.find(isMeant);
}
