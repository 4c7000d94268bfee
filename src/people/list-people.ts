import type { Repo } from '../storage/store.ts';
import { normaliseWords } from '../storage/words.ts';
import type { Person } from './person.ts';

export interface ListPeopleInput {
  state: 'active' | 'inactive' | 'all';
  /** Parts of a name or an e-mail; every word must begin one of theirs. */
  text?: string;
}

const PAGE = 500;
/** What a card of choices may look through; more people than that are found by search. */
const MOST = 5_000;

/** People by name, as an admin or a form looks for them. */
export async function listPeople(
  deps: { people: Repo<Person> },
  { state, text = '' }: ListPeopleInput,
): Promise<Person[]> {
  const states = state === 'all' ? [true, false] : [state === 'active'];
  const found: Person[] = [];
  for (const active of states) {
    let after: string | undefined;
    do {
      const cursor = after ? { after } : {};
      const page = await deps.people.find({ index: 'active', eq: { active }, limit: PAGE, ...cursor });
      found.push(...page.items.filter((person) => matches(person, text)));
      after = page.next;
    } while (after && found.length < MOST);
  }
  return found;
}

function matches(person: Person, text: string): boolean {
  const words = normaliseWords(text);
  const own = [...normaliseWords(person.name), ...normaliseWords(person.email), person._id];
  return words.every((word) => own.some((each) => each.startsWith(word)));
}
