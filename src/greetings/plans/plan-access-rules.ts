import type { Actor } from '../../people/actor.ts';
import type { Person } from '../../people/person.ts';
import { hasBranchRight, hasRight, unitsWithRight } from '../../people/rights.ts';
import type { PlanLine } from './plan-line.ts';
import type { PlanOwner } from './sign-off-rules.ts';

/** True of their own, of those of whom somebody substitutes, and of those in the units that they lead. */
export function maySeePlan({ person, principals }: Actor, { manager, unit }: PlanOwner): boolean {
  const people = [person, ...principals];
  return people.some((each) => each._id === manager || hasRight(each, 'see-overview', unit));
}

/** Units whose plans somebody looks over; null for the branch, [] for none. */
export function plansLookedOver({ person, principals }: Actor): string[] | null {
  const people = [person, ...principals];
  if (people.some((each) => hasBranchRight(each, 'see-overview'))) return null;
  return [...new Set(people.flatMap((each) => unitsWithRight(each, 'see-overview')))];
}

/** The unit of a manager's role; for one of the branch, that of most of their clients. */
export function unitOfPlan(
  { roles }: Pick<Person, 'roles'>,
  lines: readonly Pick<PlanLine, 'unit'>[],
): string {
  const [own] = unitsWithRight({ roles }, 'register-clients');
  if (own) return own;
  const counts = [...Map.groupBy(lines, ({ unit }) => unit)].toSorted(([, a], [, b]) => b.length - a.length);
  return counts[0]?.[0] ?? '';
}
