import type { Actor } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { choicesFor } from './potential-rules.ts';

export interface PotentialChoices {
  units: string[];
  managers: string[];
  /** All managers there are, by id. */
  people: ReadonlyMap<string, Person>;
}

/** Units and managers that this person may name on the form of a potential client. */
export async function loadPotentialChoices(
  { directory }: { directory: Directory },
  viewer: Actor,
): Promise<PotentialChoices> {
  const people = await directory.findByRole('manager');
  const units = (await directory.listUnits()).map(({ _id }) => _id);
  return { ...choicesFor(viewer, units, people), people: new Map(people.map((each) => [each._id, each])) };
}
