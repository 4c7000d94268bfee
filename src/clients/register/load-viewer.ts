import { type Clock, today } from '../../kernel/clock.ts';
import type { Actor } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';

export interface LoadViewerDeps {
  directory: Directory;
  clock: Clock;
}

/** A person with those whom they substitute today. Throws NOT_FOUND for who is not in the directory. */
export async function loadViewer(deps: LoadViewerDeps, actor: string): Promise<Actor> {
  const person = await deps.directory.getPerson(actor);
  const zone = await deps.directory.zoneOf(person);
  return { person, principals: await deps.directory.findPrincipals(actor, today(deps.clock, zone)) };
}
