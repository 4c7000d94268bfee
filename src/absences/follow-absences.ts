import { today } from '../kernel/clock.ts';
import { type ChangeDirectoryDeps, writePerson } from '../people/directory/change-directory.ts';
import type { Directory } from '../people/directory.ts';
import { type Person, peopleBy } from '../people/person.ts';
import { findAll } from '../storage/walk.ts';
import { beginning } from './decide-absence.ts';
import { closeAbsence } from './end-absence.ts';

export interface FollowAbsencesDeps extends ChangeDirectoryDeps {
  directory: Directory;
}

/** Begins the absences whose first day has come and ends those whose last day is over. */
export async function followAbsences(deps: FollowAbsencesDeps): Promise<void> {
  for (const person of await findSubstituted(deps)) {
    const { substitute } = person;
    if (!substitute) continue;
    const date = today(deps.clock, await deps.directory.zoneOf(person)).toString();
    if (substitute.to < date) {
      await closeAbsence(deps, 'system', person, substitute.to);
    } else if (!substitute.begun && substitute.from <= date) {
      await begin(deps, person);
    }
  }
}

async function begin(deps: FollowAbsencesDeps, person: Person): Promise<void> {
  await writePerson(
    deps,
    'system',
    person._id,
    (current) => {
      if (!current?.substitute || current.substitute.begun) return null;
      return { ...current, substitute: { ...current.substitute, begun: true } };
    },
    beginning,
  );
}

async function findSubstituted(deps: FollowAbsencesDeps): Promise<Person[]> {
  return findAll(deps.people, { index: 'active', eq: { active: true }, keys: [peopleBy.substituted] });
}
