import type { Temporal } from 'temporal-polyfill';
import type { Actor } from './actor.ts';
import type { Directory } from './directory.ts';
import type { Role } from './person.ts';
import { scopeFor } from './role-rules.ts';
import { superiorsOf } from './superior-rules.ts';

/** Actors of a role for a unit on a date; where it has none, those of the nearest superior who is there. */
export async function findNearestActors(
  directory: Pick<Directory, 'findActors'>,
  role: Role,
  unit: string,
  on: Temporal.PlainDate,
): Promise<Actor[]> {
  for (const candidate of [role, ...superiorsOf(role)]) {
    const actors = await directory.findActors(candidate, scopeFor(candidate, unit), on);
    if (actors.length > 0) return actors;
  }
  return [];
}
