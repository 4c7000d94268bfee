import type { Client } from '../clients/client.ts';
import { maySeeContacts } from '../clients/client-access-rules.ts';
import type { DictionaryDoc, DictionaryEntry } from '../dictionaries/dictionary.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import { today } from '../kernel/clock.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import type { Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import type { Greeting } from './greeting.ts';
import { spentIn } from './greeting-rules.ts';
import { listRecent } from './list-greetings.ts';
import { type Told, tell } from './load-desk.ts';

export interface ClientGreetingsDeps extends LoadActorDeps {
  greetings: Repo<Greeting>;
  people: Repo<Person>;
  dictionaries: Repo<DictionaryDoc>;
}

/** Records of greeting one client, this year and the last. */
export interface ClientGreetings {
  /** The latest first. */
  told: Told[];
  year: number;
  /** Kopecks of this year's gifts. */
  spent: number;
  /** False: contacts are not named, and what was given or said to them is left out. */
  named: boolean;
  spheres: DictionaryEntry[];
}

/** For a reader who may see the client. */
export async function listClientGreetings(
  deps: ClientGreetingsDeps,
  client: Client,
  actor: string,
): Promise<ClientGreetings> {
  const viewer = await loadActor(deps, actor);
  const { year } = today(deps.clock, await deps.directory.zoneOf(viewer.person));
  const recent = await listRecent(deps, client._id, year);
  const told: Told[] = [];
  for (const greeting of recent.toReversed()) told.push(await tell(deps, greeting));
  return {
    told,
    year,
    spent: spentIn(recent, year),
    named: maySeeContacts(viewer, client),
    spheres: await loadDictionary(deps, 'spheres'),
  };
}
