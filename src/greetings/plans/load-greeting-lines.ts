import type { Temporal } from 'temporal-polyfill';
import type { Span } from '../../calendar/span.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { type Client, clientsBy } from '../../clients/client.ts';
import type { DictionaryDoc } from '../../dictionaries/dictionary.ts';
import { type Clock, today } from '../../kernel/clock.ts';
import { loadProfessionalDays } from '../../occasions/load-professional-days.ts';
import type { Directory } from '../../people/directory.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { loadReminderSettings } from '../../settings/reminder-settings.ts';
import type { SettingDoc } from '../../settings/setting.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';
import { type Greeting, greetingsBy } from '../greeting.ts';
import type { PlanLine } from './plan-line.ts';
import { byDay, type PlanContext, planOf } from './plan-rules.ts';

export interface GreetingLinesDeps {
  clients: Repo<Client>;
  greetings: Repo<Greeting>;
  dictionaries: Repo<DictionaryDoc>;
  settings: Repo<SettingDoc>;
  directory: Directory;
  calendar(): WorkCalendar;
  clock: Clock;
}

/** One of a unit and a manager, whose greetings are asked for. */
export type PlanScope = { unit: string } | { manager: string };

/**
 * Greetings of a unit or a manager whose day lies in the span of one year, in the order of days. What was done or
 * skipped is of those who answered for the client then, everything else of those who do now.
 */
export async function loadGreetingLines(
  deps: GreetingLinesDeps,
  { span, ...asked }: PlanScope & { span: Span },
): Promise<PlanLine[]> {
  const scope: PlanScope = 'unit' in asked ? { unit: asked.unit } : { manager: asked.manager };
  const inScope = 'unit' in scope ? clientsBy.unit(scope.unit) : clientsBy.manager(scope.manager);
  const clients = await findAll(deps.clients, { index: 'all', eq: {}, keys: [inScope] });
  const zone = await zoneOf(deps, scope);
  const context = await loadContext(deps, span, zone);
  const own = await Promise.all(clients.map((client) => loadRecords(deps, client._id, span)));
  const left = await loadLeft(deps, scope, { span, known: new Set(clients.map(({ _id }) => _id)) });
  const planned = [...clients.map((client, n) => ({ client, records: own[n] ?? [] })), ...left];
  return planned
    .flatMap((each) => planOf(each, context))
    .filter((line) => ('unit' in scope ? line.unit === scope.unit : line.manager === scope.manager))
    .toSorted(byDay);
}

async function zoneOf({ directory }: GreetingLinesDeps, scope: PlanScope): Promise<string> {
  if ('unit' in scope) return zoneOfUnit({ directory }, scope.unit);
  return directory.zoneOf(await directory.getPerson(scope.manager));
}

/** Rules of the branch by which a plan is made. */
export async function loadContext(deps: GreetingLinesDeps, span: Span, zone: string): Promise<PlanContext> {
  const { leapDay } = await loadReminderSettings(deps);
  const professional = await loadProfessionalDays(deps);
  const calendar = deps.calendar();
  return { span, today: today(deps.clock, zone), zone, calendar, leapDay, professional };
}

/** Records of the whole year: one keeps its day when the client's own has moved. */
function loadRecords(deps: GreetingLinesDeps, client: string, { from }: Span): Promise<Greeting[]> {
  return findAll(deps.greetings, { index: 'client', eq: { client }, range: yearRange(from) });
}

/** Clients that were theirs when they were greeted, and are no more. */
async function loadLeft(
  deps: GreetingLinesDeps,
  scope: PlanScope,
  { span, known }: { span: Span; known: ReadonlySet<string> },
): Promise<{ client: Client; records: Greeting[] }[]> {
  const key = 'unit' in scope ? greetingsBy.unit(scope.unit) : greetingsBy.manager(scope.manager);
  const range = { gte: span.from.toString(), lte: span.to.toString() };
  const records = await findAll(deps.greetings, { index: 'date', eq: {}, range, keys: [key] });
  const left = Map.groupBy(
    records.filter(({ client }) => !known.has(client)),
    ({ client }) => client,
  );
  const found: { client: Client; records: Greeting[] }[] = [];
  for (const [id, theirs] of left) {
    const client = await deps.clients.get(id);
    if (client) found.push({ client, records: theirs });
  }
  return found;
}

function yearRange({ year }: Temporal.PlainDate) {
  return { gte: `${year}-01-01`, lte: `${year}-12-31` };
}
