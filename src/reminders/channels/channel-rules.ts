import { BRANCH, type Person, type Unit } from '../../people/person.ts';
import { hasBranchRight, unitsWithRight } from '../../people/rights.ts';
import { sortKey } from '../../storage/words.ts';

/** Scopes for which somebody may take a channel: the unit of a head of sales, the branch of branch sales and admins. */
export function scopesOf(person: Person): string[] {
  const branch = hasBranchRight(person, 'subscribe-channels');
  return [...new Set([...unitsWithRight(person, 'subscribe-channels'), ...(branch ? [BRANCH] : [])])];
}

/** The branch speaks for every unit. */
export function speaksFor(scopes: string[], scope: string): boolean {
  return scopes.includes(scope) || scopes.includes(BRANCH);
}

/** The scope that somebody has typed: a unit by its id or name, or the branch by one of its names. */
export function readScope(typed: string, units: Unit[], branchNames: string[]): string | undefined {
  const wanted = sortKey(typed);
  if (branchNames.some((name) => sortKey(name) === wanted)) return BRANCH;
  return units.find(({ _id, name }) => [_id, name.ru, name.en].some((each) => sortKey(each) === wanted))?._id;
}
