import type { Contact } from '../clients/client.ts';
import type { Person } from '../people/person.ts';
import type { SettingDoc } from '../settings/setting.ts';
import type { Repo } from '../storage/store.ts';
import type { Greeting, GreetingEntry } from './greeting.ts';
import { type Greeted, goesToOfficial, greetingId, lastEntry, spentIn, yearOf } from './greeting-rules.ts';
import type { OwnTexts } from './greeting-text-rules.ts';
import { loadOwnTexts } from './greeting-texts.ts';
import type { GreetingIntent, Intent } from './intent.ts';
import { listRecent } from './list-greetings.ts';

export interface DeskDeps {
  greetings: Repo<Greeting>;
  greetingIntents: Repo<GreetingIntent>;
  settings: Repo<SettingDoc>;
  people: Repo<Person>;
}

/** A greeting that was recorded, with the names of those who did it. */
export interface Told {
  greeting: Greeting;
  entry: GreetingEntry;
  who: string;
  /** In whose place, or ''. */
  forWhom: string;
}

/** Everything that helps to greet one client on one day. */
export interface GreetingDesk {
  family: string;
  own: OwnTexts;
  /** This year's; null while there is none. */
  record: Told | null;
  /** The one before, of the same day. */
  last: Told | null;
  /** Plans for this year's; null while there are none. */
  intent: Intent | null;
  /** Kopecks of gifts to the same people in `year`. */
  spent: number;
  official: boolean;
  /** The year that a gift counts for: of the day it was done, or of today while it waits. */
  year: number;
  /** Name of the client's manager, who signs. */
  sender: string;
  addressee: Contact | null;
}

export async function loadDesk(
  deps: DeskDeps,
  greeted: Greeted,
  { date, family, today }: { date: string; family: string; today: string },
): Promise<GreetingDesk> {
  const { client, occasion, contact } = greeted;
  const year = yearOf(date);
  const recent = await listRecent(deps, client._id, year);
  const same = recent.filter((greeting) => greeting.occasion === occasion);
  const record = same.find(({ _id }) => _id === greetingId(client._id, occasion, year));
  const before = same
    .filter((greeting) => greeting.year < year && lastEntry(greeting).outcome === 'done')
    .at(-1);
  const { contacts, appointment } = client.passport;
  const official = goesToOfficial(greeted);
  const done = record && lastEntry(record).outcome === 'done' ? lastEntry(record) : null;
  const giftYear = yearOf(done?.on ?? today);
  const given = giftYear === year ? recent : await listRecent(deps, client._id, giftYear);
  const addressee = contacts.find(({ id, role }) => (contact === '' ? role === 'signs' : id === contact));
  return {
    family,
    own: (await loadOwnTexts(deps, family)).texts,
    record: record ? await tell(deps, record) : null,
    last: before ? await tell(deps, before) : null,
    intent: await deps.greetingIntents.get(greetingId(client._id, occasion, year)),
    spent: spentIn(given, giftYear, contact || undefined, official),
    official,
    year: giftYear,
    sender: await nameOf(deps, appointment.manager),
    addressee: addressee ?? null,
  };
}

export async function tell(deps: { people: Repo<Person> }, greeting: Greeting): Promise<Told> {
  const entry = lastEntry(greeting);
  const forWhom = entry.onBehalfOf ? await nameOf(deps, entry.onBehalfOf) : '';
  return { greeting, entry, who: await nameOf(deps, entry.by), forWhom };
}

export async function nameOf(deps: { people: Repo<Person> }, id: string): Promise<string> {
  return (await deps.people.get(id))?.name ?? '';
}
