import type { Temporal } from 'temporal-polyfill';
import type { Actor } from './actor.ts';
import type { Directory } from './directory.ts';
import type { Role } from './person.ts';
import { substituteOn } from './substitution-rules.ts';

/** Holders of the role in this scope, and the substitutes of those who are absent on that date. */
export async function findActors(
  directory: Pick<Directory, 'findHolders' | 'findPerson'>,
  role: Role,
  scope: string,
  on: Temporal.PlainDate,
): Promise<Actor[]> {
  const holders = await directory.findHolders(role, scope);
  const actors: Actor[] = holders.map((person) => ({ person, principals: [] }));
  for (const principal of holders) {
    const id = substituteOn(principal, on);
    const person = id ? await directory.findPerson(id) : undefined;
    if (person) actors.push({ person, principals: [principal] });
  }
  return actors;
}
