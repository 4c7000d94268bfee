import { DEFAULT_TRANSFERS } from '../calendar/default-transfers.ts';
import type { Transfer } from '../calendar/work-calendar.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import { workingDaysOf } from './enter-transfers.ts';
import { loadTransfers } from './load-calendar.ts';
import { type SettingDoc, transfersIdOf } from './setting.ts';

/** Source of a year's transfers: the decree that the bot brings, an admin, or none yet. */
export type YearSource = 'decree' | 'entered' | 'missing';

export interface CalendarYear {
  year: number;
  transfers: Transfer[];
  workingDays: number;
  source: YearSource;
  /** Version of what an admin entered; 0 while nobody has. */
  version: number;
}

export interface CalendarYearsDeps {
  settings: Repo<SettingDoc>;
  clock: Clock;
}

/** Years ahead that an admin may want to enter already. */
const YEARS_AHEAD = 2;

/** Every year that is known or coming, in order. */
export async function listCalendarYears(deps: CalendarYearsDeps): Promise<CalendarYear[]> {
  const { year } = today(deps.clock, DEFAULT_ZONE);
  const ahead = Array.from({ length: YEARS_AHEAD + 1 }, (_, n) => year + n);
  const known = Object.keys(await loadTransfers(deps)).map(Number);
  const years = [...new Set([...known, ...ahead])].sort((a, b) => a - b);
  return Promise.all(years.map((each) => loadCalendarYear(deps, each)));
}

export async function loadCalendarYear(
  deps: Pick<CalendarYearsDeps, 'settings'>,
  year: number,
): Promise<CalendarYear> {
  const transfers = (await loadTransfers(deps))[String(year)] ?? [];
  const entered = await deps.settings.get(transfersIdOf(year));
  const source = entered ? 'entered' : DEFAULT_TRANSFERS[String(year)] ? 'decree' : 'missing';
  return {
    year,
    transfers,
    workingDays: workingDaysOf(year, transfers),
    source,
    version: entered?.version ?? 0,
  };
}
