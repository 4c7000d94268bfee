import { Temporal } from 'temporal-polyfill';
import { BRANCH, type Grant, isRole, ROLES } from '../../people/person.ts';
import { fitsScope } from '../../people/role-rules.ts';
import { areSegregated } from '../../requests/seats/segregation-rules.ts';
import type { DirectoryFile, DirectoryProblem } from './directory-file.ts';

/** Ids that the store knows already, so that a file may name people and units it does not contain. */
export interface KnownIds {
  units: string[];
  /** With their roles. */
  people: Map<string, Grant[]>;
}

type FilePerson = DirectoryFile['people'][number];

/** Everything in the file that contradicts itself, the roles, or the calendar. */
export function findDirectoryProblems(file: DirectoryFile, known: KnownIds): DirectoryProblem[] {
  const units = new Set([...known.units, ...file.units.map(({ id }) => id)]);
  const people = new Map([
    ...known.people,
    ...file.people.map((person) => [person.aadObjectId, grantsOf(person)] as const),
  ]);
  return [
    ...duplicates(
      file.units.map(({ id }) => id),
      'units',
    ),
    ...duplicates(
      file.people.map(({ aadObjectId }) => aadObjectId),
      'people',
    ),
    ...file.units.flatMap((unit, n) => [
      ...(unit.id === BRANCH ? [problem(`units.${n}.id`, 'reserved-id', { id: unit.id })] : []),
      ...zoneProblems(unit.zone, `units.${n}.zone`),
    ]),
    ...file.people.flatMap((person, n) => personProblems(person, `people.${n}`, units, people)),
  ];
}

function personProblems(
  person: FilePerson,
  at: string,
  units: Set<string>,
  people: Map<string, Grant[]>,
): DirectoryProblem[] {
  const grants = person.roles.map(({ role, scope }) => `${role}@${scope}`);
  return [
    ...person.roles.flatMap((grant, n) => grantProblems(grant, `${at}.roles.${n}`, units)),
    ...duplicates(grants, `${at}.roles`),
    ...(person.zone ? zoneProblems(person.zone, `${at}.zone`) : []),
    ...substituteProblems(person, `${at}.substitute`, people),
  ];
}

function grantProblems(
  { role, scope }: { role: string; scope: string },
  at: string,
  units: Set<string>,
): DirectoryProblem[] {
  if (!isRole(role)) return [problem(at, 'unknown-role', { role, known: ROLES.join(', ') })];
  if (scope !== BRANCH && !units.has(scope)) return [problem(at, 'unknown-unit', { unit: scope })];
  return fitsScope(role, scope) ? [] : [problem(at, 'wrong-scope', { role, scope })];
}

function substituteProblems(
  person: FilePerson,
  at: string,
  people: Map<string, Grant[]>,
): DirectoryProblem[] {
  const { substitute } = person;
  if (!substitute) return [];
  const found: DirectoryProblem[] = [];
  if (!people.has(substitute.person))
    found.push(problem(at, 'unknown-person', { person: substitute.person }));
  if (substitute.person === person.aadObjectId) found.push(problem(at, 'own-substitute', {}));
  if (substitute.to < substitute.from) {
    found.push(problem(at, 'ends-before-it-begins', { from: substitute.from, to: substitute.to }));
  }
  if (areSegregated(grantsOf(person), people.get(substitute.person) ?? [])) {
    found.push(problem(at, 'substitute-sits-beside', { person: substitute.person }));
  }
  return found;
}

function grantsOf({ roles }: FilePerson): Grant[] {
  return roles.flatMap(({ role, scope }) => (isRole(role) ? [{ role, scope }] : []));
}

function zoneProblems(zone: string, at: string): DirectoryProblem[] {
  return isZone(zone) ? [] : [problem(at, 'unknown-zone', { zone })];
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function duplicates(ids: string[], at: string): DirectoryProblem[] {
  const seen = new Set<string>();
  return ids.flatMap((id, n) => {
    if (seen.has(id)) return [problem(`${at}.${n}`, 'duplicate', { id })];
    seen.add(id);
    return [];
  });
}

function problem(at: string, code: string, args: Record<string, string>): DirectoryProblem {
  return { at, code, args };
}
