import type { Temporal } from 'temporal-polyfill';
import type { Client } from '../../clients/client.ts';
import { maySeeContacts, wayToEdit } from '../../clients/client-access-rules.ts';
import type { DictionaryEntry } from '../../dictionaries/dictionary.ts';
import { loadDictionary } from '../../dictionaries/load-dictionary.ts';
import { type Clock, today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Actor, Capacity } from '../../people/actor.ts';
import { loadActor } from '../../people/find-actor.ts';
import { hasRight } from '../../people/rights.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';
import type { Greeting } from '../greeting.ts';
import { goesToOfficial, spentIn } from '../greeting-rules.ts';
import type { GreetingIntent } from '../intent.ts';
import { listRecent } from '../list-greetings.ts';
import { type GreetingLinesDeps, loadContext } from './load-greeting-lines.ts';
import { spanOf } from './load-plan.ts';
import type { PlanLine } from './plan-line.ts';
import { planOf } from './plan-rules.ts';

export interface OpenLineDeps extends GreetingLinesDeps {
  greetingIntents: Repo<GreetingIntent>;
  clock: Clock;
}

/** One greeting of the plan, as somebody who may see the client's contacts reads it. */
export interface OpenedLine {
  line: PlanLine;
  client: Client;
  intent: GreetingIntent | null;
  record: Greeting | null;
  /** Capacity in which the reader greets, skips and plans; null for who may not. */
  way: Capacity | null;
  official: boolean;
  /** Kopecks of gifts to the same people in the line's year. */
  spent: number;
  /** Date where the reader is. */
  today: Temporal.PlainDate;
  spheres: DictionaryEntry[];
}

/** Throws NOT_FOUND for who may not see the client's contacts, and of a line that is in no plan. */
export async function openLine(
  deps: OpenLineDeps,
  { actor, greeting }: { actor: string; greeting: string },
): Promise<OpenedLine> {
  const viewer = await loadActor(deps, actor);
  const { client: number, year } = readGreetingId(greeting);
  const client = await deps.clients.get(number);
  if (!client || !maySeeContacts(viewer, client)) throw gone(greeting, actor);
  const span = spanOf(year);
  const context = await loadContext(deps, span, await zoneOfUnit(deps, client.passport.unit));
  const range = { gte: span.from.toString(), lte: span.to.toString() };
  const records = await findAll(deps.greetings, { index: 'client', eq: { client: number }, range });
  const line = planOf({ client, records }, context).find(({ id }) => id === greeting);
  if (!line) throw gone(greeting, actor);
  const official = goesToOfficial({ client, contact: line.contact });
  const recent = await listRecent(deps, number, year);
  return {
    line,
    client,
    intent: await deps.greetingIntents.get(greeting),
    record: records.find(({ _id }) => _id === greeting) ?? null,
    way: wayToGreet(viewer, client),
    official,
    spent: spentIn(recent, year, line.contact || undefined, official),
    today: today(deps.clock, await deps.directory.zoneOf(viewer.person)),
    spheres: await loadDictionary(deps, 'spheres'),
  };
}

function gone(greeting: string, actor: string): AppError {
  return new AppError('NOT_FOUND', { message: `no planned greeting ${greeting} for ${actor}` });
}

const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2100;

/** Throws NOT_FOUND for what is no id. */
function readGreetingId(id: string): { client: string; year: number } {
  const year = Number(/:(\d{4})$/.exec(id)?.[1] ?? 0);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) throw new AppError('NOT_FOUND');
  return { client: id.slice(0, id.indexOf(':')), year };
}

/** Capacity in which somebody greets: the manager and the deputy, their heads, and substitutes of these. */
function wayToGreet(viewer: Actor, client: Client): Capacity | null {
  const own = wayToEdit(viewer, client);
  if (own) return own;
  const by = viewer.person._id;
  const { unit } = client.passport;
  if (hasRight(viewer.person, 'answer-reminders', unit)) return { by, onBehalfOf: null };
  const head = viewer.principals.find((each) => hasRight(each, 'answer-reminders', unit));
  return head ? { by, onBehalfOf: head._id } : null;
}
