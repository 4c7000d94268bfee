import type { Temporal } from 'temporal-polyfill';
import { AppError } from '../../kernel/errors.ts';
import type { Actor } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';

/** Who is acting, and for whom this person may act on that date. Throws NOT_IN_DIRECTORY. */
export async function findStanding(
  deps: { directory: Directory },
  personId: string,
  today: Temporal.PlainDate,
): Promise<Actor> {
  const person = await deps.directory.findPerson(personId);
  if (!person) throw new AppError('NOT_IN_DIRECTORY');
  return { person, principals: await deps.directory.findPrincipals(person._id, today) };
}
