import type { Person } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import { openStepOf, type RequestDoc } from '../request.ts';
import { whyNotGiven } from './assignee-rules.ts';
import { seatsToReassign } from './reassign-rules.ts';

/** More would not fit into one card. */
const MOST = 150;

/** Active people to whom an undecided seat of the open step may be given. */
export async function listAssignees(deps: { people: Repo<Person> }, request: RequestDoc): Promise<Person[]> {
  const step = openStepOf(request);
  const seats = seatsToReassign(request);
  const found: Person[] = [];
  for await (const person of walk(deps.people, { index: 'active', eq: { active: true } })) {
    if (step && seats.some((seat) => whyNotGiven(request, step, seat, person) === null)) found.push(person);
    if (found.length === MOST) break;
  }
  return found;
}
