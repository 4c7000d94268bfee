import { AppError } from '../kernel/errors.ts';
import type { KeyOf, Repo } from '../storage/store.ts';
import { findAll } from '../storage/walk.ts';
import type { Directory } from './directory.ts';
import { findActors } from './find-actors.ts';
import { BRANCH, DEFAULT_ZONE, type Person, peopleBy, type Unit } from './person.ts';
import { substituteOn } from './substitution-rules.ts';

export interface CreateDirectoryDeps {
  people: Repo<Person>;
  units: Repo<Unit>;
}

/** Reads the store at every question, so a change of the directory counts at once. */
export function createDirectory(deps: CreateDirectoryDeps): Directory {
  const directory: Directory = {
    findPerson: (id) => findPerson(deps, id),
    findEvenInactive: (id) => findEvenInactive(deps, id),
    getPerson: async (id) => {
      const person = await findPerson(deps, id);
      if (!person) throw new AppError('NOT_FOUND', { message: `no person ${id}` });
      return person;
    },
    findUnit: async (id) => (id === BRANCH ? undefined : ((await deps.units.get(id)) ?? undefined)),
    listUnits: () => listUnits(deps),
    findHolders: (role, scope) => findActive(deps, [peopleBy.grant({ role, scope })]),
    findHoldersOfAny: (grants) => findActive(deps, grants.map(peopleBy.grant)),
    findByRole: (role) => findActive(deps, [peopleBy.role(role)]),
    findActors: (role, scope, on) => findActors(directory, role, scope, on),
    findPrincipals: async (personId, on) => {
      const people = await findActive(deps, [peopleBy.substitute(personId)]);
      return people.filter((person) => substituteOn(person, on) === personId);
    },
    zoneOf: (person) => zoneOf(deps, person),
  };
  return directory;
}

async function findPerson(deps: CreateDirectoryDeps, id: string): Promise<Person | undefined> {
  const person = await findEvenInactive(deps, id);
  return person?.active ? person : undefined;
}

async function findEvenInactive(deps: CreateDirectoryDeps, id: string): Promise<Person | undefined> {
  return (await deps.people.get(id.toLowerCase())) ?? undefined;
}

/** Active people with any of the keys. */
async function findActive(deps: CreateDirectoryDeps, anyKeys: KeyOf<Person>[]): Promise<Person[]> {
  return findAll(deps.people, { index: 'active', eq: { active: true }, anyKeys });
}

async function listUnits(deps: CreateDirectoryDeps): Promise<Unit[]> {
  const units: Unit[] = [];
  for await (const unit of deps.units.scan()) if (unit._id !== BRANCH) units.push(unit);
  return units;
}

async function zoneOf(deps: CreateDirectoryDeps, person: Person): Promise<string> {
  if (person.zone) return person.zone;
  const grant = person.roles.find(({ scope }) => scope !== BRANCH);
  const unit = grant ? await deps.units.get(grant.scope) : null;
  return unit?.zone ?? DEFAULT_ZONE;
}
