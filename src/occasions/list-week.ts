import { Temporal } from 'temporal-polyfill';
import { weekEnd } from '../calendar/week-rules.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { type Client, clientsBy } from '../clients/client.ts';
import type { DictionaryDoc, DictionaryEntry } from '../dictionaries/dictionary.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import type { ProfessionalDays } from '../dictionaries/professional-days.ts';
import { BRANCH } from '../people/person.ts';
import { loadReminderSettings } from '../settings/reminder-settings.ts';
import type { SettingDoc } from '../settings/setting.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { clientDays } from './client-days.ts';
import { nextDayFrom } from './day-in-year.ts';
import { nextHolidayFrom, professionalHolidayOf, STATE_HOLIDAY_IDS } from './holidays.ts';
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
  const days = await loadProfessionalDays(deps);
  const events: WeekEvent[] = [];
  let clients = 0;
  for await (const client of activeClients(deps, scope)) {
    for (const day of clientDays(client)) {
      const date = nextDayFrom(day.day, from, leapDay);
      if (Temporal.PlainDate.compare(date, to) > 0) continue;
      const title = client.passport.companyDays.find(({ id }) => id === day.of)?.title ?? '';
      const shown = day.kind === 'birthday' ? '' : title;
      events.push({ kind: day.kind, date: date.toString(), client: client.passport.shortName, title: shown });
    }
    const holiday = professionalHolidayOf(days, client.passport.sphere);
    const date = holiday && holidayWithin(days, holiday, from, to);
    if (holiday && date) {
      events.push({ kind: 'professional', date, holiday, client: client.passport.shortName });
    }
    clients += 1;
  }
  for (const holiday of clients > 0 ? STATE_HOLIDAY_IDS : []) {
    const date = holidayWithin(days, holiday, from, to);
    if (date) events.push({ kind: 'holiday', date, holiday, clients });
  }
  events.sort((a, b) => (a.date < b.date ? -1 : 1));
  return { from: fromIso, to: to.toString(), spheres: await loadDictionary(deps, 'spheres'), events };
}

function holidayWithin(
  days: ProfessionalDays,
  holiday: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): string | null {
  const date = nextHolidayFrom(days, holiday, from);
  return date && Temporal.PlainDate.compare(date, to) <= 0 ? date.toString() : null;
}

function activeClients(deps: ListWeekDeps, scope: string): AsyncGenerator<Client> {
  const keys = scope === BRANCH ? [clientsBy.active] : [clientsBy.active, clientsBy.unit(scope)];
  return walk(deps.clients, { index: 'all', eq: {}, keys });
}
