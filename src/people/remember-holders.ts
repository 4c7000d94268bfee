import type { Directory } from './directory.ts';
import { findActors } from './find-actors.ts';
import type { Grant, Person } from './person.ts';
import { holdsRole } from './role-rules.ts';

/**
 * The same directory, which looks up the holders of a role once: for one piece of work that asks for the same
 * few roles on many days, and is over before anybody could call the answer old.
 */
export function rememberHolders(directory: Directory): Directory {
  return remember(directory, new Map());
}

/** The same, where the roles are known beforehand: their holders come in one look-up. */
export async function foreseeHolders(directory: Directory, grants: Grant[]): Promise<Directory> {
  const people = await directory.findHoldersOfAny(grants);
  const known = new Map<string, Promise<Person[]>>();
  for (const { role, scope } of grants) {
    const holders = people.filter((person) => holdsRole(person, role, scope));
    known.set(`${role}@${scope}`, Promise.resolve(holders));
  }
  return remember(directory, known);
}

function remember(directory: Directory, known: Map<string, Promise<Person[]>>): Directory {
  const remembering: Directory = {
    ...directory,
    findHolders: (role, scope) => {
      const key = `${role}@${scope}`;
      const found = known.get(key) ?? directory.findHolders(role, scope);
      known.set(key, found);
      return found;
    },
    findActors: (role, scope, on) => findActors(remembering, role, scope, on),
  };
  return remembering;
}
