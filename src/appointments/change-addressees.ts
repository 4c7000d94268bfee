import { AppError } from '../kernel/errors.ts';
import { type EditPersonDeps, grantRole, revokeRole } from '../people/directory/edit-person.ts';
import { BRANCH, type Person, type Role } from '../people/person.ts';
import { listDepartments } from '../requests/seats/list-departments.ts';

export interface ChangeAddresseesInput {
  actor: string;
  department: Role;
  person: string;
}

/** Gives somebody the role of a department. Throws FORBIDDEN, NOT_FOUND, STALE, BAD_INPUT. */
export async function addAddressee(deps: EditPersonDeps, input: ChangeAddresseesInput): Promise<void> {
  const { actor, department, person: id } = input;
  const { version } = await getPersonFor(deps, input);
  const typed = { role: department, scope: BRANCH };
  const { errors } = await grantRole(deps, { actor, id, version, typed });
  if (Object.keys(errors).length > 0) throw new AppError('BAD_INPUT');
}

/**
 * Takes it back. Throws LAST_ADDRESSEE for the only one, unless `evenLast` says that the admin knows what
 * becomes of the department's requests; else as `addAddressee`.
 */
export async function removeAddressee(
  deps: EditPersonDeps,
  input: ChangeAddresseesInput & { evenLast: boolean },
): Promise<void> {
  const { actor, department, person: id, evenLast } = input;
  const { version } = await getPersonFor(deps, input);
  const holders = await deps.directory.findHolders(department, BRANCH);
  if (!evenLast && holders.every(({ _id }) => _id === id)) throw new AppError('LAST_ADDRESSEE');
  await revokeRole(deps, { actor, id, version, role: department, scope: BRANCH });
}

/** Departments that nobody answers for once these roles are gone from somebody. */
export async function findBareDepartments(
  { directory }: Pick<EditPersonDeps, 'directory'>,
  roles: Role[],
): Promise<Role[]> {
  const bare: Role[] = [];
  for (const role of listDepartments().filter((each) => roles.includes(each))) {
    if ((await directory.findHolders(role, BRANCH)).length === 0) bare.push(role);
  }
  return bare;
}

async function getPersonFor(
  { people }: EditPersonDeps,
  { department, person: id }: ChangeAddresseesInput,
): Promise<Person> {
  if (!listDepartments().includes(department)) throw new AppError('BAD_INPUT');
  const person = await people.get(id);
  if (!person) throw new AppError('NOT_FOUND');
  return person;
}
