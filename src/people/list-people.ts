import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { normaliseWords } from '../storage/words.ts';
import type { Person } from './person.ts';

export interface ListPeopleInput {
  state: 'active' | 'inactive' | 'all';
  /** Parts of a name or an e-mail; every word must begin one of theirs. */
  text?: string;
}

/** People that a card of choices may look through; the rest are found by search. */
const MOST = 5_000;

/** People by name, as an admin or a form looks for them. */
export async function listPeople(
  deps: { people: Repo<Person> },
  { state, text = '' }: ListPeopleInput,
): Promise<Person[]> {
  const states = state === 'all' ? [true, false] : [state === 'active'];
  const found: Person[] = [];
  for (const active of states) {
    for await (const person of walk(deps.people, { index: 'active', eq: { active } })) {
      if (found.length === MOST) return found;
      if (matches(person, text)) found.push(person);
    }
  }
  return found;
}

function matches(person: Person, text: string): boolean {
  const words = normaliseWords(text);
  const own = [...normaliseWords(person.name), ...normaliseWords(person.email), person._id];
  return words.every((word) => own.some((each) => each.startsWith(word)));
}
