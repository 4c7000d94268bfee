import type { Temporal } from 'temporal-polyfill';
import type { Directory } from '../../people/directory.ts';
import { BRANCH, type Person } from '../../people/person.ts';
import { RIGHTS } from '../../people/rights.ts';
import { withSubstitute } from './resolve-recipients.ts';

const READERS = RIGHTS['see-overview'].branch.map((role) => ({ role, scope: BRANCH }));

/**
 * Everybody who is sent the branch's week on a date, each once: those who see it for the branch, and the substitutes of
 * who is absent. Whoever wants none gets none, and nobody reads it in their place.
 */
export async function findOverviewReaders(
  deps: { directory: Directory },
  on: Temporal.PlainDate,
): Promise<Person[]> {
  const found = new Map<string, Person>();
  for (const holder of await deps.directory.findHoldersOfAny(READERS)) {
    if (holder.weeklyOff) continue;
    for (const person of await withSubstitute(deps, holder, on)) {
      if (!person.weeklyOff) found.set(person._id, person);
    }
  }
  return [...found.values()];
}
