import type { Directory } from './directory.ts';
import { findActing } from './find-acting.ts';
import type { Person } from './person.ts';

/**
 * The same directory, which looks up the holders of a role once: for one piece of work that asks for the same
 * few roles on many days, and is over before anybody could call the answer old.
 */
export function rememberHolders(directory: Directory): Directory {
  const known = new Map<string, Promise<Person[]>>();
  const remembering: Directory = {
    ...directory,
    findHolders: (role, scope) => {
      const key = `${role}@${scope}`;
      const found = known.get(key) ?? directory.findHolders(role, scope);
      known.set(key, found);
      return found;
    },
    findActing: (role, scope, on) => findActing(remembering, role, scope, on),
  };
  return remembering;
}
