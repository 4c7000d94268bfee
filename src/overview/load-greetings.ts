import { isWithin, type Span } from '../calendar/span.ts';
import type { Client } from '../clients/client.ts';
import { type Greeting, greetingsBy } from '../greetings/greeting.ts';
import { isSettled, lastEntry } from '../greetings/greeting-rules.ts';
import { toEpochMs } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import { clientDay } from '../reminders/kinds/client-day.ts';
import { holiday } from '../reminders/kinds/holiday.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import { countGreeted } from '../reminders/sources/holiday.ts';
import type { Repo } from '../storage/store.ts';
import { findAll, walk } from '../storage/walk.ts';
import type { GreetingFigures } from './overview.ts';

export interface GreetingDeps {
  clients: Repo<Client>;
  greetings: Repo<Greeting>;
  reminderClocks: Repo<ReminderClock>;
  directory: Directory;
}

/** One client's day with what came of it, or those of a manager's clients whom nobody has greeted on a holiday. */
export interface GreetingDue {
  /** Number of the client; '' for several. */
  client: string;
  /** Id of the holiday of several; '' otherwise. */
  holiday: string;
  /** Person who had to greet. */
  manager: string;
  /** ISO date. */
  on: string;
  /** Clients to be greeted. */
  count: number;
  outcome: 'done' | 'skipped' | 'open';
}

/** A clock keeps what came of an occurrence for so long, before it turns to the next year's. */
const KEPT_DAYS = 15;

/**
 * Greetings whose day lies in the span: those on record, and what their reminders know besides. Both are few beside the
 * clients whose days they are.
 */
export async function loadGreetings(
  deps: GreetingDeps,
  scope: string[] | null,
  span: Span,
): Promise<GreetingDue[]> {
  const settled = await findSettled(deps, scope, span);
  const found = settled.map(toDue);
  const look: Look = { scope, recorded: countRecords(settled), clients: new Map() };
  const until = toEpochMs(span.to.add({ days: KEPT_DAYS + 1 }), '00:00', DEFAULT_ZONE);
  const armed = { index: 'wake', eq: { status: 'armed' }, range: { lte: until } };
  for await (const clock of walk(deps.reminderClocks, armed)) {
    if (!isWithin(span, clock.occurrence)) continue;
    const due = await greetingOf(deps, clock, look);
    if (due && due.count > 0) found.push(due);
  }
  return found.sort((a, b) => a.on.localeCompare(b.on));
}

async function findSettled(deps: GreetingDeps, scope: string[] | null, span: Span): Promise<Greeting[]> {
  const range = { gte: span.from.toString(), lte: span.to.toString() };
  const units = scope === null ? {} : { anyKeys: scope.map(greetingsBy.unit) };
  const records = await findAll(deps.greetings, { index: 'date', eq: {}, range, ...units });
  return records.filter(isSettled);
}

/** Records by day, occasion and whose they are: the client's, and for holidays the manager's. */
function countRecords(settled: Greeting[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { date, occasion, client, manager } of settled) {
    for (const key of [recordKey(date, occasion, client), recordKey(date, occasion, manager)]) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function recordKey(date: string, occasion: string, whose: string): string {
  return JSON.stringify([date, occasion, whose]);
}

function toDue(greeting: Greeting): GreetingDue {
  const { client, manager, date: on } = greeting;
  const outcome = lastEntry(greeting).outcome === 'skipped' ? 'skipped' : 'done';
  return { client, holiday: '', manager, on, count: 1, outcome };
}

/** Facts at hand while clocks are gone over. */
interface Look {
  scope: string[] | null;
  recorded: Map<string, number>;
  /** Clients read so far, by number. */
  clients: Map<string, Client | null>;
}

/** Those of a clock's greetings that are on no record. */
async function greetingOf(
  deps: GreetingDeps,
  clock: ReminderClock,
  { scope, recorded, clients }: Look,
): Promise<GreetingDue | null> {
  const { kind, args, occurrence: on, result } = clock;
  const outcome = result?.outcome ?? 'open';
  const onRecord = (occasion: string, whose: string) => recorded.get(recordKey(on, occasion, whose)) ?? 0;
  if (kind === clientDay.id) {
    const { client: number = '', day = '' } = args;
    if (onRecord(day, number) > 0) return null;
    const client = await readOnce(deps, clients, number);
    if (!client?.active || !isIn(scope, [client.passport.unit])) return null;
    const { manager } = client.passport.appointment;
    return { client: number, holiday: '', manager, on, count: 1, outcome };
  }
  if (kind !== holiday.id) return null;
  const { person: manager = '', holiday: id = '' } = args;
  const scopes = (await deps.directory.findPerson(manager))?.roles.map((grant) => grant.scope) ?? [];
  if (!isIn(scope, scopes)) return null;
  const all = await countGreeted(deps, id, manager);
  const count = all - onRecord(id, manager);
  return { client: '', holiday: id, manager, on, count, outcome };
}

/** Reads a client of several days once. */
async function readOnce(
  deps: Pick<GreetingDeps, 'clients'>,
  clients: Look['clients'],
  number: string,
): Promise<Client | null> {
  const known = clients.get(number);
  if (known !== undefined) return known;
  const client = await deps.clients.get(number);
  clients.set(number, client);
  return client;
}

function isIn(scope: string[] | null, units: string[]): boolean {
  return scope === null || units.some((unit) => scope.includes(unit));
}

/** `today` is an ISO date: who is greeted on the day itself has not been missed yet. */
export function greetingFigures(greetings: GreetingDue[], today: string): GreetingFigures {
  const count = (counts: (each: GreetingDue) => boolean) =>
    greetings.filter(counts).reduce((sum, each) => sum + each.count, 0);
  return {
    due: count(() => true),
    done: count(({ outcome }) => outcome === 'done'),
    skipped: count(({ outcome }) => outcome === 'skipped'),
    missed: count(({ outcome, on }) => outcome === 'open' && on < today),
  };
}
