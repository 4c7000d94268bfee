import type { FieldError } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import type { Locale } from '../../i18n/translate.ts';
import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Directory } from '../directory.ts';
import { BRANCH, DEFAULT_ZONE, type Grant, type Person, type PersonState } from '../person.ts';
import { requireRight } from '../require-right.ts';
import { hasRight } from '../rights.ts';
import { fitsScope, holdsRole } from '../role-rules.ts';
import { type ChangeDirectoryDeps, writePerson } from './change-directory.ts';
import { checkPersonId, PERSON_FIELDS, PERSON_ID_FIELD, ROLE_FIELDS, ZONES } from './directory-fields.ts';

export interface EditPersonDeps extends ChangeDirectoryDeps {
  directory: Directory;
}

export interface EditPersonResult {
  /** Null when nobody was added. */
  person: Person | null;
  errors: Record<string, FieldError>;
}

interface Target {
  actor: string;
  id: string;
  /** The version that the clicked card was drawn from. */
  version: number;
}

/** Adds somebody by Entra object id. Throws FORBIDDEN. */
export async function addPerson(
  deps: EditPersonDeps,
  { actor, typed }: { actor: string; typed: Record<string, unknown> },
): Promise<EditPersonResult> {
  const admin = await requireRight(deps, actor, 'keep-directory');
  const { values, errors } = check(deps, { ...PERSON_ID_FIELD, ...PERSON_FIELDS }, typed, []);
  const id = String(values.objectId ?? '').toLowerCase();
  const wrong = errors.objectId ? null : (checkPersonId(id) ?? (await exists(deps, id)));
  const found = { ...errors, ...(wrong ? { objectId: wrong } : {}) };
  if (Object.keys(found).length > 0) return { person: null, errors: found };
  const person = await writePerson(deps, actor, id, (current) =>
    current
      ? null
      : {
          _id: id,
          tenantId: admin.tenantId,
          roles: [],
          substitute: null,
          active: true,
          ...named(values),
        },
  );
  return { person, errors: {} };
}

/** Name, e-mail, language, zone. Throws FORBIDDEN, NOT_FOUND, STALE. */
export async function editPerson(
  deps: EditPersonDeps,
  input: Target & { typed: Record<string, unknown> },
): Promise<EditPersonResult> {
  await requireRight(deps, input.actor, 'keep-directory');
  const current = await deps.people.get(input.id);
  if (!current) throw new AppError('NOT_FOUND');
  const { values, errors } = check(deps, PERSON_FIELDS, input.typed, current.zone ? [current.zone] : []);
  if (Object.keys(errors).length > 0) return { person: current, errors };
  return { person: await change(deps, input, (person) => ({ ...person, ...named(values) })), errors: {} };
}

/** Throws FORBIDDEN, NOT_FOUND, STALE. */
export async function grantRole(
  deps: EditPersonDeps,
  input: Target & { typed: Record<string, unknown> },
): Promise<EditPersonResult> {
  await requireRight(deps, input.actor, 'keep-directory');
  const scopes = [BRANCH, ...(await deps.directory.listUnits()).map(({ _id }) => _id)];
  const { values, errors } = check(deps, ROLE_FIELDS, input.typed, scopes);
  const grant = { role: values.role, scope: values.scope } as Grant;
  const found = { ...errors };
  if (Object.keys(found).length === 0 && !fitsScope(grant.role, grant.scope)) {
    found.scope = { code: grant.scope === BRANCH ? 'needs-unit' : 'needs-branch' };
  }
  if (Object.keys(found).length > 0) return { person: await deps.people.get(input.id), errors: found };
  const person = await change(deps, input, (current) =>
    holdsRole(current, grant.role, grant.scope) ? null : { ...current, roles: [...current.roles, grant] },
  );
  return { person, errors: {} };
}

/** Throws FORBIDDEN, NOT_FOUND, STALE, LAST_ADMIN. */
export async function revokeRole(deps: EditPersonDeps, input: Target & Grant): Promise<Person> {
  await requireRight(deps, input.actor, 'keep-directory');
  return keepingAnAdmin(deps, input, (person) => ({
    ...person,
    roles: person.roles.filter(({ role, scope }) => role !== input.role || scope !== input.scope),
  }));
}

/** Closes or opens somebody's access. Throws FORBIDDEN, NOT_FOUND, STALE, LAST_ADMIN. */
export async function setAccess(deps: EditPersonDeps, input: Target & { active: boolean }): Promise<Person> {
  await requireRight(deps, input.actor, 'keep-directory');
  return keepingAnAdmin(deps, input, (person) => ({ ...person, active: input.active }));
}

/** Two admins who shut each other out at one moment are found afterwards: the later one is undone. */
async function keepingAnAdmin(
  deps: EditPersonDeps,
  input: Target,
  decide: (person: Person) => PersonState,
): Promise<Person> {
  const before = await deps.people.get(input.id);
  const mayLose = before?.active && hasRight(before, 'keep-directory');
  const isAdmin = (state: PersonState) => state.active && hasRight(state, 'keep-directory');
  const others = (await deps.directory.findHolders('admin', BRANCH)).filter(({ _id }) => _id !== input.id);
  if (before && mayLose && others.length === 0 && !isAdmin(decide(before))) throw new AppError('LAST_ADMIN');
  const person = await change(deps, input, decide);
  if (before && mayLose && (await deps.directory.findHolders('admin', BRANCH)).length === 0) {
    const { roles, active } = before;
    await writePerson(deps, 'system', input.id, (current) => current && { ...current, roles, active });
    throw new AppError('LAST_ADMIN');
  }
  return person;
}

function change(
  deps: EditPersonDeps,
  { actor, id, version }: Target,
  decide: (person: Person) => PersonState | null,
): Promise<Person> {
  return writePerson(deps, actor, id, (current) => {
    if (!current) return null;
    if (current.version !== version) throw new AppError('STALE');
    return decide(current);
  });
}

function check(
  deps: EditPersonDeps,
  fields: Parameters<typeof validateFields>[0],
  typed: Record<string, unknown>,
  more: string[],
) {
  const options = (name: string) => (name === 'zones' ? [...ZONES, ...more] : more);
  return validateFields(fields, typed, { today: today(deps.clock, DEFAULT_ZONE), options });
}

async function exists(deps: EditPersonDeps, id: string): Promise<FieldError | null> {
  return (await deps.people.get(id)) ? { code: 'person-exists' } : null;
}

function named(values: Record<string, unknown>) {
  return {
    name: String(values.name),
    email: String(values.email ?? ''),
    locale: (values.locale ?? null) as Locale | null,
    zone: (values.zone ?? null) as string | null,
  };
}
