import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Client } from '../../clients/client.ts';
import { ownClientKeys } from '../../clients/client.ts';
import { maySeeContacts } from '../../clients/client-access-rules.ts';
import {
  type ExportWords,
  type ExportWordsDeps,
  loadExportWords,
} from '../../exports/kinds/load-export-words.ts';
import { type Greeting, greetingsBy } from '../../greetings/greeting.ts';
import type { Texts } from '../../i18n/translate.ts';
import { type Clock, today, toEpochMs } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Actor } from '../../people/actor.ts';
import { type LoadActorDeps, loadActor } from '../../people/find-actor.ts';
import { DEFAULT_ZONE, type Unit } from '../../people/person.ts';
import { hasBranchRight, unitsWithRight } from '../../people/rights.ts';
import { type RequestDoc, requestsBy } from '../../requests/request.ts';
import type { KeyOf, Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import { latestFirst, passes, type RegisterFilter, spanOfPeriod } from '../filter-rules.ts';
import { registerOf } from '../kinds/index.ts';
import type { Register, RegisterId, RegisterRow } from '../register.ts';

export interface RegisterDeps extends LoadActorDeps, ExportWordsDeps {
  requests: Repo<RequestDoc>;
  greetings: Repo<Greeting>;
  clients: Repo<Client>;
  calendar(): WorkCalendar;
  clock: Clock;
}

export interface RegisterAsk {
  actor: string;
  register: RegisterId;
  filter: RegisterFilter;
  texts: Texts;
}

/** All rows of a register that one reader sees through a filter, the latest first. */
export interface ListedRegister {
  register: Register;
  filter: RegisterFilter;
  rows: RegisterRow[];
  /** The day where the reader is. */
  today: Temporal.PlainDate;
  /** Units to choose from; none for who sees one. */
  units: Unit[];
  /** Managers of the rows there are, without the filter of managers. */
  managers: string[];
  words: ExportWords;
}

/** Rows that somebody may see: everybody's, those of units, or those of their own clients. */
type Scope = 'all' | { units: string[]; clients: string[]; people: string[] };

/** Throws FORBIDDEN for who keeps no clients and leads nobody. */
export async function listRegister(deps: RegisterDeps, ask: RegisterAsk): Promise<ListedRegister> {
  const who = await loadActor(deps, ask.actor);
  const date = today(deps.clock, await deps.directory.zoneOf(who.person));
  const scope = await scopeOf(deps, who);
  const register = registerOf(ask.register);
  const words = await loadExportWords(deps, ask);
  const units = await deps.directory.listUnits();
  const build = createBuilder(deps, who, { words, date, units });
  const rows: RegisterRow[] = [];
  for await (const doc of walkDocs(
    deps,
    register,
    scope,
    spanOfPeriod(ask.filter.period, date)?.from ?? null,
  )) {
    const row = await build(register, doc);
    if (row) rows.push(row);
  }
  const others = rows.filter((row) => passes(row, { ...ask.filter, manager: '' }, date));
  return {
    register,
    filter: ask.filter,
    rows: others.filter((row) => passes(row, ask.filter, date)).sort(latestFirst),
    today: date,
    units: units.filter(({ _id }) => scope === 'all' || scope.units.includes(_id)),
    managers: [...new Set(others.flatMap(({ manager }) => (manager === '' ? [] : [manager])))],
    words,
  };
}

async function scopeOf(deps: RegisterDeps, { person, principals }: Actor): Promise<Scope> {
  const people = [person, ...principals];
  if (people.some((each) => hasBranchRight(each, 'see-requests'))) return 'all';
  const clients: string[] = [];
  const own = { index: 'all', eq: {}, anyKeys: people.flatMap(({ _id }) => ownClientKeys(_id)) };
  for await (const { _id } of walk(deps.clients, own)) clients.push(_id);
  const units = people.flatMap((each) => unitsWithRight(each, 'see-requests'));
  if (units.length + clients.length === 0) throw new AppError('FORBIDDEN', { message: 'sees no register' });
  return { units, clients, people: people.map(({ _id }) => _id) };
}

type Doc = RequestDoc | Greeting;

/** Documents that may be rows. A request changes no earlier than the day that a period looks at. */
async function* walkDocs(
  deps: RegisterDeps,
  register: Register,
  scope: Scope,
  from: Temporal.PlainDate | null,
): AsyncGenerator<Doc> {
  if (register.source === 'greetings') {
    const keys: KeyOf<Greeting>[] | null =
      scope === 'all'
        ? null
        : [...scope.units.map(greetingsBy.unit), ...scope.people.map(greetingsBy.manager)];
    const range = from ? { range: { gte: from.toString() } } : {};
    yield* walk(deps.greetings, { index: 'date', eq: {}, ...range, ...(keys ? { anyKeys: keys } : {}) });
    return;
  }
  const since = from
    ? new Date(toEpochMs(from.subtract({ days: 1 }), '00:00', DEFAULT_ZONE)).toISOString()
    : null;
  const range = since ? { range: { gte: since } } : {};
  const types = register.types ?? [];
  const keys = types.map(requestsBy.type);
  const anyKeys =
    scope === 'all' ? null : [...scope.units.map(requestsBy.unit), ...scope.clients.map(requestsBy.client)];
  yield* walk(deps.requests, { index: 'all', eq: {}, keys, ...range, ...(anyKeys ? { anyKeys } : {}) });
}

/** Makes rows; a client is read once however many rows are about it. */
function createBuilder(
  deps: Pick<RegisterDeps, 'clients' | 'calendar'>,
  who: Actor,
  { words, date, units }: { words: ExportWords; date: Temporal.PlainDate; units: Unit[] },
): (register: Register, doc: Doc) => Promise<RegisterRow | null> {
  const known = new Map<string, Client | null>();
  const zones = new Map(units.map(({ _id, zone }) => [_id, zone]));
  return async (register, doc) => {
    const number = doc.client ?? '';
    if (number !== '' && !known.has(number)) known.set(number, await deps.clients.get(number));
    const client = known.get(number) ?? null;
    const context = {
      client,
      named: client !== null && maySeeContacts(who, client),
      zone: zones.get(doc.unit) ?? DEFAULT_ZONE,
      today: date,
      calendar: deps.calendar(),
      words,
    };
    if (register.source === 'greetings') return register.row(doc as Greeting, context);
    return register.row(doc as RequestDoc, context);
  };
}
