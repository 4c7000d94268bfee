import type { Texts } from '../i18n/translate.ts';
import type { Directory } from '../people/directory.ts';
import { type FoundPerson, type PeopleFinder, peopleFinder } from '../people/find-by-word.ts';
import type { Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';

/** Finds active people as a table names them. */
export async function peopleByWord(
  deps: { people: Repo<Person>; directory: Directory },
  languages: Texts[],
): Promise<PeopleFinder> {
  const active: Person[] = [];
  for await (const person of deps.people.scan()) if (person.active) active.push(person);
  return peopleFinder(active, await deps.directory.listUnits(), languages);
}

/** Problems of a word, if it names nobody whom a row could be about. */
export function personProblems(
  found: FoundPerson,
  word: string,
  { meant }: PeopleFinder,
  texts: Texts,
): string[] {
  if (typeof found !== 'string') return [];
  return [texts.t(`imports.problems.person-${found}`, { word, known: meant(word) })];
}
