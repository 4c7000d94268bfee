import type { Client } from '../clients/client.ts';
import { maySeeContacts } from '../clients/client-access-rules.ts';
import type { DictionaryDoc, DictionaryEntry } from '../dictionaries/dictionary.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import type { Person } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import type { Greeting } from './greeting.ts';
import { mayCorrect } from './greeting-rules.ts';
import { type Told, tell } from './load-desk.ts';

export interface OpenGreetingDeps extends LoadActorDeps {
  greetings: Repo<Greeting>;
  clients: Repo<Client>;
  people: Repo<Person>;
  dictionaries: Repo<DictionaryDoc>;
}

/** One record, as whoever may see the client's contacts reads it. */
export interface OpenedGreeting {
  client: Client;
  told: Told;
  /** Entries that were corrected since, the latest first. */
  earlier: Told[];
  mayCorrect: boolean;
  spheres: DictionaryEntry[];
  /** ISO date where the reader is. */
  today: string;
}

/** Throws NOT_FOUND for who may not see the client's contacts, as for a record that is not there. */
export async function openGreeting(
  deps: OpenGreetingDeps,
  { greeting: id, actor }: { greeting: string; actor: string },
): Promise<OpenedGreeting> {
  const greeting = await deps.greetings.get(id);
  const client = greeting && (await deps.clients.get(greeting.client));
  const viewer = await loadActor(deps, actor);
  if (!greeting || !client || !maySeeContacts(viewer, client)) {
    throw new AppError('NOT_FOUND', { message: `no greeting ${id} for this person` });
  }
  const earlier: Told[] = [];
  for (let n = greeting.entries.length - 1; n > 0; n -= 1) {
    earlier.push(await tell(deps, { ...greeting, entries: greeting.entries.slice(0, n) }));
  }
  return {
    client,
    told: await tell(deps, greeting),
    earlier,
    mayCorrect: mayCorrect(greeting, actor),
    spheres: await loadDictionary(deps, 'spheres'),
    today: today(deps.clock, await deps.directory.zoneOf(viewer.person)).toString(),
  };
}
