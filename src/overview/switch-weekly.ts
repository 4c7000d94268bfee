import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { type ChangeDirectoryDeps, writePerson } from '../people/directory/change-directory.ts';
import type { Directory } from '../people/directory.ts';
import { findActor } from '../people/find-actor.ts';
import type { Person } from '../people/person.ts';
import { overviewScopeOf } from './overview-access-rules.ts';

/** The week comes to this person by itself from now on, or no more. Throws FORBIDDEN for whom it never comes to. */
export async function switchWeekly(
  deps: ChangeDirectoryDeps & { directory: Directory },
  { personId, send }: { personId: string; send: boolean },
): Promise<Person> {
  const zone = await deps.directory.zoneOf(await deps.directory.getPerson(personId));
  const actor = await findActor(deps, personId, today(deps.clock, zone));
  if (overviewScopeOf(actor) !== null) throw new AppError('FORBIDDEN', { message: 'gets no overview' });
  return writePerson(deps, personId, personId, (current) => {
    if (!current?.active) throw new AppError('NOT_IN_DIRECTORY');
    return { ...current, weeklyOff: !send };
  });
}
