import { foldName } from '../forms/fold-name.ts';
import type { Person } from './person.ts';

type Named = Pick<Person, '_id' | 'name' | 'email' | 'roles'>;

/**
 * Titles of these people, by id, that tell them apart: equal names get the unit, then the e-mail, then the id
 * behind, as far as it takes.
 */
export function tellApart(
  people: readonly Named[],
  unitName: (scope: string) => string,
): Map<string, string> {
  const ways: ((person: Named) => string)[] = [
    ({ name }) => name,
    ({ name, roles }) => joined(name, ...new Set(roles.map(({ scope }) => unitName(scope)))),
    ({ name, email }) => joined(name, email),
    ({ name, _id }) => joined(name, _id),
  ];
  const titles = new Map<string, string>();
  let left = [...people];
  for (const wayOf of ways) {
    const counts = countBy(left.map((person) => foldName(wayOf(person))));
    const isAlone = (person: Named) => counts.get(foldName(wayOf(person))) === 1;
    for (const person of left.filter(isAlone)) titles.set(person._id, wayOf(person));
    left = left.filter((person) => !isAlone(person));
  }
  return titles;
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function countBy(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
