import type { Actor } from '../people/actor.ts';
import { hasBranchRight, unitsWithRight } from '../people/rights.ts';

/** Units whose figures somebody may see, for themselves or as a substitute; null for the branch, [] for none. */
export function overviewScopeOf({ person, principals }: Actor): string[] | null {
  const people = [person, ...principals];
  if (people.some((each) => hasBranchRight(each, 'see-overview'))) return null;
  return [...new Set(people.flatMap((each) => unitsWithRight(each, 'see-overview')))];
}
