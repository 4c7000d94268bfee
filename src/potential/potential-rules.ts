import { compareValues, type ValueChange } from '../forms/compare-values.ts';
import type { Fields, Values } from '../forms/field.ts';
import type { Actor, Capacity } from '../people/actor.ts';
import type { Person } from '../people/person.ts';
import { hasBranchRight, hasRight, unitsWithRight } from '../people/rights.ts';
import type { KeyOf } from '../storage/store.ts';
import { type PotentialClient, potentialBy } from './potential-client.ts';

export const POTENTIAL_FIELDS = {
  inn: { kind: 'text', required: true, max: 12, check: 'inn' },
  name: { kind: 'text', min: 2, max: 200 },
  estimate: { kind: 'money' },
  operator: { kind: 'text', max: 120 },
  services: { kind: 'text', max: 300 },
  note: { kind: 'text', max: 1000, multiline: true },
  unit: { kind: 'choice', options: 'units', required: true },
  manager: { kind: 'choice', options: 'people:manager', required: true },
} as const satisfies Fields;

/** Values of the form; the rest of the document is written by use cases. */
export type PotentialValues = Pick<PotentialClient, keyof typeof POTENTIAL_FIELDS>;

export const MOST_REASON = 500;

type Whose = Pick<PotentialClient, 'unit' | 'manager'>;

/** Capacity in which somebody keeps a potential client; null for who may not see it. */
export function wayToPotential({ person, principals }: Actor, whose: Whose): Capacity | null {
  const by = person._id;
  if (keeps(person, whose)) return { by, onBehalfOf: null };
  const principal = principals.find((each) => keeps(each, whose));
  return principal ? { by, onBehalfOf: principal._id } : null;
}

/** Managers keep their own, heads of sales those of their unit, branch sales all. */
function keeps(person: Person, { unit, manager }: Whose): boolean {
  return person._id === manager || hasRight(person, 'lead-sales', unit);
}

/** Keys of which a potential client must have one for this viewer to see it. */
export function potentialScopeOf({ person, principals }: Actor): 'all' | KeyOf<PotentialClient>[] {
  const people = [person, ...principals];
  if (people.some((each) => hasBranchRight(each, 'lead-sales'))) return 'all';
  return people.flatMap((each) => [
    potentialBy.manager(each._id),
    ...unitsWithRight(each, 'lead-sales').map((unit) => potentialBy.unit(unit)),
  ]);
}

/** True for who may add one: managers, and who leads sales. */
export function mayKeepPotential({ person, principals }: Actor): boolean {
  return [person, ...principals].some((each) => hasRight(each, 'keep-potential'));
}

/** Units and managers that this person may name, among those there are. */
export function choicesFor(
  { person, principals }: Actor,
  units: readonly string[],
  managers: readonly Person[],
): { units: string[]; managers: string[] } {
  const people = [person, ...principals];
  const leads = (unit: string) => people.some((each) => hasRight(each, 'lead-sales', unit));
  const worksIn = (each: Person, unit: string) => hasRight(each, 'register-clients', unit);
  const own = managers.filter(({ _id }) => people.some((each) => each._id === _id));
  return {
    units: units.filter((unit) => leads(unit) || own.some((each) => worksIn(each, unit))),
    managers: managers
      .filter((each) => own.includes(each) || units.some((unit) => leads(unit) && worksIn(each, unit)))
      .map(({ _id }) => _id),
  };
}

export function valuesOf(potential: PotentialValues): PotentialValues & Values {
  const { inn, name, unit, manager, estimate, operator, services, note } = potential;
  return { inn, name, unit, manager, estimate, operator, services, note };
}

export function potentialChanges(before: PotentialValues, after: PotentialValues): ValueChange[] {
  return compareValues(POTENTIAL_FIELDS, valuesOf(before), valuesOf(after));
}
