import { foldName } from '../forms/fold-name.ts';
import type { Person } from './person.ts';

export type FoundPerson = Person | 'unknown' | 'ambiguous';

/** Finds people by Entra id, e-mail or full name, as a table names them. */
export function findByWord(people: Person[]): (word: string) => FoundPerson {
  const byWord = new Map<string, Person[]>();
  for (const person of people) {
    for (const word of new Set([person._id, person.email, person.name].map(foldName))) {
      byWord.set(word, [...(byWord.get(word) ?? []), person]);
    }
  }
  return (word) => {
    const found = byWord.get(foldName(word)) ?? [];
    const [only] = found;
    if (foldName(word) === '' || !only) return 'unknown';
    return found.length === 1 ? only : 'ambiguous';
  };
}
