import { type RedrawCardsDeps, redrawCards } from '../deliveries/redraw-cards.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Person } from '../people/person.ts';
import { type FindWaitingDeps, findWaitingFor } from '../requests/views/find-waiting-for.ts';
import type { Repo } from '../storage/store.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Draw what waits for somebody anew, as the substitute decides it no more. */
    'absence.end': { person: string };
  }
}

export interface RedrawWaitingDeps extends FindWaitingDeps, RedrawCardsDeps {
  people: Repo<Person>;
}

/**
 * Handler of `absence.end`, and part of its beginning: every copy of what waits for somebody says who decides
 * now, and a former substitute's copy goes.
 */
export async function redrawWaiting(deps: RedrawWaitingDeps, args: { person: string }): Promise<void> {
  const person = await deps.people.get(args.person);
  if (!person) return;
  for (const { _id } of await findWaitingFor(deps, person)) {
    await redrawCards(deps, { subject: subjectOf.request(_id) });
  }
}
