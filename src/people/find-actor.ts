import type { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Actor } from './actor.ts';
import type { Directory } from './directory.ts';

/** The person with those for whom they may act on that date. Throws NOT_IN_DIRECTORY. */
export async function findActor(
  deps: { directory: Directory },
  personId: string,
  on: Temporal.PlainDate,
): Promise<Actor> {
  const person = await deps.directory.findPerson(personId);
  if (!person) throw new AppError('NOT_IN_DIRECTORY');
  return { person, principals: await deps.directory.findPrincipals(person._id, on) };
}

export interface LoadActorDeps {
  directory: Directory;
  clock: Clock;
}

/** The same on the person's own day. Throws NOT_FOUND for who is not in the directory. */
export async function loadActor(deps: LoadActorDeps, personId: string): Promise<Actor> {
  const person = await deps.directory.getPerson(personId);
  const zone = await deps.directory.zoneOf(person);
  return { person, principals: await deps.directory.findPrincipals(personId, today(deps.clock, zone)) };
}
