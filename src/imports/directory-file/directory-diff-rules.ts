import type { FieldChange } from '../../audit/audit-event.ts';
import { compareFields } from '../../audit/compare-fields.ts';
import {
  type Grant,
  isRole,
  type Person,
  type PersonState,
  type Substitution,
  type Unit,
  type UnitState,
} from '../../people/person.ts';
import { hasRight } from '../../people/rights.ts';
import { personFields, unitFields } from '../../people/traced-fields.ts';
import type { DirectoryFile } from './directory-file.ts';

/** One line of the dry run, and what `--apply` writes. */
export type DirectoryChange =
  | { kind: 'unit'; what: 'add' | 'change'; id: string; next: UnitState; fields: FieldChange[] }
  | {
      kind: 'person';
      what: 'add' | 'change' | 'deactivate';
      id: string;
      next: PersonState;
      fields: FieldChange[];
    };

/** Changes that the file makes in the store. People missing from the file go inactive only when asked for. */
export function diffDirectory(
  file: DirectoryFile,
  current: { units: Unit[]; people: Person[] },
  deactivateMissing: boolean,
): DirectoryChange[] {
  const units = new Map(current.units.map((unit) => [unit._id, unit]));
  const people = new Map(current.people.map((person) => [person._id, person]));
  const listed = new Set(file.people.map(({ aadObjectId }) => aadObjectId));
  const missing = deactivateMissing
    ? current.people.filter((person) => person.active && !listed.has(person._id))
    : [];
  return [
    ...file.units.flatMap((unit) => diffUnit(unit, units.get(unit.id))),
    ...file.people.flatMap((person) => {
      const current = people.get(person.aadObjectId);
      return diffPerson(toPerson(file.tenantId, person, current), current);
    }),
    ...missing.map((person) => deactivation(person)),
  ];
}

/** A file may not shut everybody out who could mend it. */
export function losesLastAdmin(people: Person[], changes: DirectoryChange[]): boolean {
  const after = new Map<string, PersonState>(people.map((person) => [person._id, person]));
  for (const change of changes) if (change.kind === 'person') after.set(change.id, change.next);
  return people.some(isAdmin) && ![...after.values()].some(isAdmin);
}

function isAdmin(person: PersonState): boolean {
  return person.active && hasRight(person, 'keep-directory');
}

function diffUnit(unit: DirectoryFile['units'][number], current: Unit | undefined): DirectoryChange[] {
  const said = current?.headcount ? undefined : unit.approvedManagers;
  const approvedManagers = said ?? current?.approvedManagers ?? null;
  const next = { _id: unit.id, name: unit.name, zone: unit.zone, approvedManagers };
  const fields = compareFields(current ? unitFields(current) : {}, unitFields(next));
  if (fields.length === 0) return [];
  return [{ kind: 'unit', what: current ? 'change' : 'add', id: unit.id, next, fields }];
}

function diffPerson(next: PersonState, current: Person | undefined): DirectoryChange[] {
  const fields = compareFields(current ? personFields(current) : {}, personFields(next));
  if (fields.length === 0) return [];
  return [{ kind: 'person', what: current ? 'change' : 'add', id: next._id, next, fields }];
}

function deactivation(person: Person): DirectoryChange {
  const { version: _version, pending: _pending, hasPending: _has, ...rest } = person;
  const fields = [{ field: 'active', from: 'true', to: 'false' }];
  return { kind: 'person', what: 'deactivate', id: person._id, next: { ...rest, active: false }, fields };
}

/** A language, a morning, an overview and a substitute that the file leaves open stay as the person chose them. */
function toPerson(
  tenantId: string,
  person: DirectoryFile['people'][number],
  current: Person | undefined,
): PersonState {
  const { aadObjectId, name, email, zone } = person;
  const substitute = toSubstitution(person.substitute, current?.substitute ?? null);
  const locale = person.locale ?? current?.locale ?? null;
  const roles = person.roles.flatMap(({ role, scope }): Grant[] => (isRole(role) ? [{ role, scope }] : []));
  const chosen = {
    ...(current?.morning === undefined ? {} : { morning: current.morning }),
    ...(current?.weeklyOff ? { weeklyOff: true } : {}),
  };
  return {
    _id: aadObjectId,
    tenantId,
    name,
    email,
    roles,
    locale,
    zone,
    substitute,
    active: true,
    ...chosen,
  };
}

function toSubstitution(
  wanted: DirectoryFile['people'][number]['substitute'],
  current: Substitution | null,
): Substitution | null {
  if (wanted === undefined || wanted === null) return wanted === null ? null : current;
  const same = current?.person === wanted.person && current.from === wanted.from && current.to === wanted.to;
  return { ...wanted, begun: same && current?.begun === true };
}
