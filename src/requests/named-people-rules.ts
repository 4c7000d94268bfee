import type { FieldDef, Fields, FieldValue, Values } from '../forms/field.ts';
import { type Person, type Role, roleInOptions } from '../people/person.ts';
import type { RequestKind } from './kinds/definition.ts';
import type { RequestDoc } from './request.ts';

/** Somebody whom a value names in a field of the options `people:<role>`. */
export interface NamedPerson {
  person: string;
  role: Role;
}

/** Everybody whom the values name, in the order of the fields. */
export function namedPeople(fields: Fields, values: Values): NamedPerson[] {
  return Object.entries(fields).flatMap(([name, field]) => namedIn(field, values[name]));
}

function namedIn(field: FieldDef, value: FieldValue | undefined): NamedPerson[] {
  if (field.kind === 'list') return rowsOf(value).flatMap((row) => namedPeople(field.item, row));
  const role = roleOf(field);
  return role ? idsOf(value).map((person) => ({ person, role })) : [];
}

/**
 * The values with the successor in the leaver's place. An optional place goes empty where a required one
 * names the successor as well: nobody stands in for themselves.
 */
export function withSuccessorNamed(
  fields: Fields,
  values: Values,
  { leaver, successor }: { leaver: string; successor: string },
): Values {
  const renamed: Values = {};
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name];
    renamed[name] = field ? rename(field, value, leaver, successor) : value;
  }
  const isTaken = Object.entries(fields).some(
    ([name, field]) => field.required && isPlace(field) && renamed[name] === successor,
  );
  for (const [name, field] of Object.entries(fields)) {
    if (isTaken && !field.required && isPlace(field) && renamed[name] === successor) renamed[name] = null;
  }
  return renamed;
}

function rename(field: FieldDef, value: FieldValue, leaver: string, successor: string): FieldValue {
  if (field.kind === 'list') {
    return rowsOf(value).map((row) => withSuccessorNamed(field.item, row, { leaver, successor }));
  }
  if (!roleOf(field)) return value;
  if (!Array.isArray(value)) return value === leaver ? successor : value;
  return [...new Set(idsOf(value).map((id) => (id === leaver ? successor : id)))];
}

/** True of holders of the role. */
export function mayBeNamed(person: Person | undefined, { role }: NamedPerson): boolean {
  return person?.roles.some((grant) => grant.role === role) ?? false;
}

/** True if an approved request counts from a day that is still to come. */
export function awaitsEffect(
  { countsFrom }: RequestKind,
  { status, values }: Pick<RequestDoc, 'status' | 'values'>,
  today: string,
): boolean {
  const from = countsFrom ? values[countsFrom] : null;
  return status === 'approved' && typeof from === 'string' && from > today;
}

function isPlace(field: FieldDef): boolean {
  return roleOf(field) !== null && field.kind === 'choice' && !field.many;
}

function roleOf(field: FieldDef): Role | null {
  return field.kind === 'choice' ? roleInOptions(field.options) : null;
}

function rowsOf(value: FieldValue | undefined): Values[] {
  return Array.isArray(value) ? value.filter((row) => typeof row === 'object') : [];
}

function idsOf(value: FieldValue | undefined): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((id): id is string => typeof id === 'string' && id !== '');
}
