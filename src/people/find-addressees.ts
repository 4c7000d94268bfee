import type { Temporal } from 'temporal-polyfill';
import type { Directory } from './directory.ts';
import { findNearestActors } from './find-nearest-actors.ts';
import { BRANCH, type Person, type Role } from './person.ts';
import { superiorsOf } from './superior-rules.ts';

/** People who answer what is addressed to a department. */
export interface Addressees {
  department: Role;
  holders: Person[];
  /** Substitutes of today, by the id of the absent holder. */
  substitutes: Record<string, Person>;
  /** The nearest superiors who are there: its requests wait for them while it has no holder. */
  superiors: Person[];
}

/** The department as it stands on a day. */
export async function findAddressees(
  directory: Directory,
  department: Role,
  on: Temporal.PlainDate,
): Promise<Addressees> {
  const acting = await directory.findActors(department, BRANCH, on);
  const [nearest] = superiorsOf(department);
  const superiors = nearest ? await findNearestActors(directory, nearest, BRANCH, on) : [];
  return {
    department,
    holders: acting.filter(({ principals }) => principals.length === 0).map(({ person }) => person),
    substitutes: Object.fromEntries(
      acting.flatMap(({ person, principals }) => principals.map(({ _id }) => [_id, person])),
    ),
    superiors: [...new Map(superiors.map(({ person }) => [person._id, person])).values()],
  };
}
