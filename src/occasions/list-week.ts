import { Temporal } from 'temporal-polyfill';
import { weekEnd } from '../calendar/week-rules.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { type Client, clientsBy } from '../clients/client.ts';
import type { DictionaryDoc, DictionaryEntry } from '../dictionaries/dictionary.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import { BRANCH } from '../people/person.ts';
import { loadReminderSettings } from '../settings/reminder-settings.ts';
import type { SettingDoc } from '../settings/setting.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { type ClientOccasion, holidayWithin, occasionsOf } from './client-occasions.ts';
import { STATE_HOLIDAY_IDS } from './holidays.ts';
import { loadProfessionalDays } from './load-professional-days.ts';

export interface ListWeekDeps {
  clients: Repo<Client>;
  dictionaries: Repo<DictionaryDoc>;
  settings: Repo<SettingDoc>;
  calendar(): WorkCalendar;
}

/** One line of a channel's week: never a person's name. */
export type WeekEvent =
  | { kind: 'birthday' | 'company-day'; date: string; client: string; title: string }
  /** A holiday of one client's sphere. */
  | { kind: 'professional'; date: string; holiday: string; client: string }
  /** Everybody's: how many clients it concerns. */
  | { kind: 'holiday'; date: string; holiday: string; clients: number };

export interface Week {
  from: string;
  to: string;
  /** The branch's own spheres, after which their days are named. */
  spheres: DictionaryEntry[];
  /** In the order of days. */
  events: WeekEvent[];
}

/** Lists what a unit's clients, or the branch's, celebrate from a day to the eve of the next list. */
export async function listWeek(deps: ListWeekDeps, scope: string, fromIso: string): Promise<Week> {
  const from = Temporal.PlainDate.from(fromIso);
  const to = weekEnd(deps.calendar(), from);
  const { leapDay } = await loadReminderSettings(deps);
  const range = { from, to, leapDay, professional: await loadProfessionalDays(deps) };
  const events: WeekEvent[] = [];
  let clients = 0;
  for await (const client of activeClients(deps, scope)) {
    events.push(...occasionsOf(client, range).map((occasion) => toEvent(client, occasion)));
    clients += 1;
  }
  for (const holiday of clients > 0 ? STATE_HOLIDAY_IDS : []) {
    const date = holidayWithin(holiday, range);
    if (date) events.push({ kind: 'holiday', date, holiday, clients });
  }
  events.sort((a, b) => (a.date < b.date ? -1 : 1));
  return { from: fromIso, to: to.toString(), spheres: await loadDictionary(deps, 'spheres'), events };
}

function toEvent({ passport }: Client, occasion: ClientOccasion): WeekEvent {
  const client = passport.shortName;
  if (occasion.kind === 'professional') return { ...occasion, client };
  const { kind, date, day } = occasion;
  const title =
    kind === 'birthday' ? '' : (passport.companyDays.find(({ id }) => id === day.of)?.title ?? '');
  return { kind, date, client, title };
}

function activeClients(deps: ListWeekDeps, scope: string): AsyncGenerator<Client> {
  const keys = scope === BRANCH ? [clientsBy.active] : [clientsBy.active, clientsBy.unit(scope)];
  return walk(deps.clients, { index: 'all', eq: {}, keys });
}
