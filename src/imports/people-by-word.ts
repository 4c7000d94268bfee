import { foldName } from '../forms/fold-name.ts';
import type { Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';

export type FoundPerson = Person | 'unknown' | 'ambiguous';

/** Finds active people by Entra id, e-mail or full name, as a table names them. */
export async function peopleByWord(deps: { people: Repo<Person> }): Promise<(word: string) => FoundPerson> {
  const byWord = new Map<string, Person[]>();
  for await (const person of deps.people.scan()) {
    if (!person.active) continue;
    for (const word of new Set([person._id, person.email, person.name].map(foldName))) {
      byWord.set(word, [...(byWord.get(word) ?? []), person]);
    }
  }
  return (word) => {
    const found = byWord.get(foldName(word)) ?? [];
    const [only] = found;
    if (word === '' || !only) return 'unknown';
    return found.length === 1 ? only : 'ambiguous';
  };
}
