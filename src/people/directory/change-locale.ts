import type { Locale } from '../../i18n/translate.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Person } from '../person.ts';
import { type ChangeDirectoryDeps, writePerson } from './change-directory.ts';

/** The language of everything this person reads from now on. Throws NOT_IN_DIRECTORY. */
export async function changeLocale(
  deps: ChangeDirectoryDeps,
  { personId, locale }: { personId: string; locale: Locale },
): Promise<Person> {
  return writePerson(deps, personId, personId, (current) => {
    if (!current?.active) throw new AppError('NOT_IN_DIRECTORY');
    return { ...current, locale };
  });
}
