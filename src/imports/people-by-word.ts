import type { Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import { fold } from '../tables/name-columns.ts';

export type FoundPerson = Person | 'unknown' | 'ambiguous';

/** Finds active people by Entra id, e-mail or full name, as a table names them. */
export async function peopleByWord(deps: { people: Repo<Person> }): Promise<(word: string) => FoundPerson> {
  const byWord = new Map<string, Person[]>();
  for await (const person of deps.people.scan()) {
    if (!person.active) continue;
    for (const word of new Set([person._id, person.email, person.name].map(fold))) {
      byWord.set(word, [...(byWord.get(word) ?? []), person]);
    }
  }
  return (word) => {
    const found = byWord.get(fold(word)) ?? [];
    const [only] = found;
    if (word === '' || !only) return 'unknown';
    return found.length === 1 ? only : 'ambiguous';
  };
}
