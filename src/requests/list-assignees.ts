import type { Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import { whyNotGiven } from './assignee-rules.ts';
import { seatsToReassign } from './reassign-rules.ts';
import { openStepOf, type RequestDoc } from './request.ts';

const PAGE = 200;
/** More would not fit into one card. */
const MOST = 150;

/** Active people to whom an undecided seat of the open step may be given. */
export async function listAssignees(deps: { people: Repo<Person> }, request: RequestDoc): Promise<Person[]> {
  const step = openStepOf(request);
  const seats = seatsToReassign(request);
  const found: Person[] = [];
  let after: string | undefined;
  do {
    const page = await deps.people.find({
      index: 'active',
      eq: { active: true },
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    found.push(
      ...page.items.filter(
        (person) => step && seats.some((seat) => whyNotGiven(request, step, seat, person) === null),
      ),
    );
    after = page.next;
  } while (after && found.length < MOST);
  return found.slice(0, MOST);
}
