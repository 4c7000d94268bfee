import { AppError } from '../kernel/errors.ts';
import type { Directory } from './directory.ts';
import { BRANCH, type Person } from './person.ts';
import { holdsRole } from './role-rules.ts';

/** The person who asks, when that is an admin. Throws FORBIDDEN. */
export async function requireAdmin(deps: { directory: Directory }, actor: string): Promise<Person> {
  const person = await deps.directory.findPerson(actor);
  if (!person || !holdsRole(person, 'admin', BRANCH)) throw new AppError('FORBIDDEN');
  return person;
}
