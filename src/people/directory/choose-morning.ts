import { AppError } from '../../kernel/errors.ts';
import type { Morning, Person } from '../person.ts';
import { type ChangeDirectoryDeps, writePerson } from './change-directory.ts';

/** Sets the hour of this person's morning card, or does without it. Throws NOT_IN_DIRECTORY. */
export async function chooseMorning(
  deps: ChangeDirectoryDeps,
  { personId, morning }: { personId: string; morning: Morning },
): Promise<Person> {
  return writePerson(deps, personId, personId, (current) => {
    if (!current?.active) throw new AppError('NOT_IN_DIRECTORY');
    return { ...current, morning };
  });
}
