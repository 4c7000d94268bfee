import { AppError } from '../errors.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import type { Locale, Person } from './person.ts';

/** The language of everything this person reads from now on. Throws NOT_IN_DIRECTORY. */
export async function changeLocale(
  deps: { people: Repo<Person> },
  { personId, locale }: { personId: string; locale: Locale },
): Promise<Person> {
  for (;;) {
    const person = await deps.people.get(personId);
    if (!person?.active) throw new AppError('NOT_IN_DIRECTORY');
    if (person.locale === locale) return person;
    try {
      return await deps.people.replace({ ...person, locale });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
