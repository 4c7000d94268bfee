import { type FoundPerson, findByWord } from '../people/find-by-word.ts';
import type { Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';

/** Finds active people by Entra id, e-mail or full name. */
export async function peopleByWord(deps: { people: Repo<Person> }): Promise<(word: string) => FoundPerson> {
  const active: Person[] = [];
  for await (const person of deps.people.scan()) if (person.active) active.push(person);
  return findByWord(active);
}
