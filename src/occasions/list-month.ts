import { Temporal } from 'temporal-polyfill';
import { type Client, clientsBy, ownClientKeys } from '../clients/client.ts';
import { maySeeContacts } from '../clients/client-access-rules.ts';
import type { DictionaryDoc, DictionaryEntry } from '../dictionaries/dictionary.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import { type Clock, today } from '../kernel/clock.ts';
import type { Actor } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { findActor } from '../people/find-actor.ts';
import { loadReminderSettings } from '../settings/reminder-settings.ts';
import type { SettingDoc } from '../settings/setting.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { type ClientOccasion, holidayWithin, occasionsOf } from './client-occasions.ts';
import { isJubilee, yearCount } from './day-in-year.ts';
import { STATE_HOLIDAY_IDS } from './holidays.ts';
import { loadProfessionalDays } from './load-professional-days.ts';

export interface ListMonthDeps {
  clients: Repo<Client>;
  dictionaries: Repo<DictionaryDoc>;
  settings: Repo<SettingDoc>;
  directory: Directory;
  clock: Clock;
}

/** One day of one client; a name is '' for who may not see contacts. */
export interface MonthDay {
  kind: ClientOccasion['kind'];
  /** ISO date. */
  date: string;
  client: { id: string; name: string };
  /** Name of a company day. */
  title: string;
  /** Contact whose birthday it is. */
  person: string;
  /** Years that the day counts then, where the first is known. */
  years: number | null;
  jubilee: boolean;
  /** Holiday of a professional day. */
  holiday: string;
}

export interface Month {
  from: string;
  to: string;
  days: MonthDay[];
  /** State holidays, which concern every client. */
  holidays: { date: string; holiday: string }[];
  spheres: DictionaryEntry[];
}

const DAYS = 30;

/** Days of the own clients, and of those of whom one substitutes, from today on for a month; in their order. */
export async function listMonth(deps: ListMonthDeps, actor: string): Promise<Month> {
  const person = await deps.directory.getPerson(actor);
  const from = today(deps.clock, await deps.directory.zoneOf(person));
  const who = await findActor(deps, actor, from);
  const { leapDay } = await loadReminderSettings(deps);
  const to = from.add({ days: DAYS });
  const range = { from, to, leapDay, professional: await loadProfessionalDays(deps) };
  const days: MonthDay[] = [];
  const anyKeys = [who.person, ...who.principals].flatMap(({ _id }) => ownClientKeys(_id));
  for await (const client of walk(deps.clients, {
    index: 'all',
    eq: {},
    keys: [clientsBy.active],
    anyKeys,
  })) {
    days.push(...occasionsOf(client, range).map((occasion) => toDay(client, occasion, who)));
  }
  const holidays = STATE_HOLIDAY_IDS.flatMap((holiday) => {
    const date = holidayWithin(holiday, range);
    return date ? [{ date, holiday }] : [];
  });
  return {
    from: from.toString(),
    to: to.toString(),
    days: days.toSorted((a, b) => a.date.localeCompare(b.date)),
    holidays: days.length > 0 ? holidays : [],
    spheres: await loadDictionary(deps, 'spheres'),
  };
}

function toDay(client: Client, occasion: ClientOccasion, who: Actor): MonthDay {
  const { kind, date } = occasion;
  const about = { kind, date, client: { id: client._id, name: client.passport.shortName } };
  const nothing = { title: '', person: '', years: null, jubilee: false, holiday: '' };
  if (occasion.kind === 'professional') return { ...about, ...nothing, holiday: occasion.holiday };
  const { day } = occasion;
  const { contacts, companyDays } = client.passport;
  const isCompanyDay = kind === 'company-day';
  const named = isCompanyDay || maySeeContacts(who, client);
  const contact = contacts.find(({ id }) => !isCompanyDay && named && id === day.of);
  const names = contact ? [contact.lastName, contact.firstName, contact.patronymic] : [];
  const years = named ? yearCount(day.day, Temporal.PlainDate.from(date)) : null;
  return {
    ...about,
    ...nothing,
    title: isCompanyDay ? (companyDays.find(({ id }) => id === day.of)?.title ?? '') : '',
    person: names.filter((name) => name !== '').join(' '),
    years,
    jubilee: isJubilee(years),
  };
}
