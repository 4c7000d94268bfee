import { AppError } from '../kernel/errors.ts';
import type { Directory } from './directory.ts';
import type { Person } from './person.ts';
import { hasRight, type Right } from './rights.ts';

/** The person who asks, when they have the right. Throws FORBIDDEN. */
export async function requireRight(
  deps: { directory: Directory },
  actor: string,
  right: Right,
): Promise<Person> {
  const person = await deps.directory.findPerson(actor);
  if (!person || !hasRight(person, right)) throw new AppError('FORBIDDEN');
  return person;
}
