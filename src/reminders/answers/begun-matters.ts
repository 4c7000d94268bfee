import { Temporal } from 'temporal-polyfill';
import { clientsBy, ownClientKeys } from '../../clients/client.ts';
import { toLocal } from '../../kernel/clock.ts';
import { BRANCH, DEFAULT_ZONE, type Person } from '../../people/person.ts';
import { walk } from '../../storage/walk.ts';
import { findReminderKind } from '../kinds/index.ts';
import type { ReminderKind } from '../kinds/kind.ts';
import { loadMatter } from '../kinds/load-matter.ts';
import type { RecipientRef } from '../ladder.ts';
import type { Matter } from '../matter.ts';
import { resolvePeople } from '../recipients/resolve-recipients.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { requestSource } from '../sources/request.ts';
import type { LoadReminderDeps } from './load-reminder.ts';

/** A matter whose ladder has begun and that nobody has answered, with those whom it has told, or would have. */
export interface BegunMatter {
  clock: ReminderClock;
  kind: ReminderKind;
  matter: Matter;
  /** Ids of people. */
  told: Set<string>;
}

/**
 * Longer than any ladder rests between two of its steps, and than an occurrence waits for the next one: what wakes
 * later has not begun. Of a year's days only those of a few weeks are read.
 */
export const LONGEST_REST_DAYS = 60;

const DAY_MS = 24 * 60 * 60_000;

/** Everything that has begun; `mayConcern` leaves out, unread, what cannot be of any business to somebody. */
export async function* walkBegun(
  deps: LoadReminderDeps,
  mayConcern: MayConcern = () => true,
): AsyncGenerator<BegunMatter> {
  const lte = deps.clock.now() + LONGEST_REST_DAYS * DAY_MS;
  const armed = { index: 'wake', eq: { status: 'armed' }, range: { lte } };
  for await (const clock of walk(deps.reminderClocks, armed)) {
    const kind = findReminderKind(clock.kind);
    const refs = kind ? rungsTold(kind, clock) : [];
    if (!kind || clock.result || refs.length === 0 || !mayConcern(kind, clock)) continue;
    const matter = await loadMatter(deps, clock);
    if (!matter || matter.channelsOnly) continue;
    const day = toLocal(deps.clock.now(), matter.zone).toPlainDate();
    const people = await resolvePeople(deps, matter, refs, day, clock.delegatedTo);
    yield { clock, kind, matter, told: new Set(people.map(({ _id }) => _id)) };
  }
}

/** The same as a list, for several people at once. */
export async function findBegun(deps: LoadReminderDeps): Promise<BegunMatter[]> {
  const found: BegunMatter[] = [];
  for await (const matter of walkBegun(deps)) found.push(matter);
  return found;
}

/** True of the step of a request that waits for a decision or an answer: a task of those who have it. */
export function isStepOfRequest({ from, endsBy }: Pick<ReminderKind, 'from' | 'endsBy'>): boolean {
  return from === requestSource && endsBy === 'deed';
}

export type MayConcern = (kind: ReminderKind, clock: ReminderClock) => boolean;

/**
 * A clock that names a client or a unit which is not of the reader's units need not be looked at; nor, for managers, who
 * have no word of others' duties, one that names a colleague or a colleague's client. Whoever has a role in the branch,
 * or stands in for one who has, may be told of anything.
 */
export async function mayConcern(deps: LoadReminderDeps, reader: Person): Promise<MayConcern> {
  const people = [reader, ...(await findPrincipalsAround(deps, reader))];
  const grants = people.flatMap(({ roles }) => roles);
  const leads = grants.some(({ role }) => role !== 'manager');
  if (leads && grants.some(({ role, scope }) => role !== 'manager' && scope === BRANCH)) return () => true;
  const units = new Set(grants.map(({ scope }) => scope));
  const ids = new Set(people.map(({ _id }) => _id));
  const clients = await findClients(deps, [...ids], leads ? [...units] : []);
  return (kind, { args: { client, person, unit } }) =>
    (leads || !isStepOfRequest(kind)) &&
    (client === undefined || clients.has(client)) &&
    (leads || person === undefined || ids.has(person)) &&
    (unit === undefined || units.has(unit));
}

/** Those for whom somebody acts today, wherever it is still yesterday or tomorrow already. */
async function findPrincipalsAround(deps: LoadReminderDeps, { _id }: Person): Promise<Person[]> {
  const day = toLocal(deps.clock.now(), DEFAULT_ZONE).toPlainDate();
  const found = await Promise.all(
    [-1, 0, 1].map((days) => deps.directory.findPrincipals(_id, day.add(Temporal.Duration.from({ days })))),
  );
  return found.flat();
}

/** Clients of these people, and of these units. */
async function findClients(deps: LoadReminderDeps, people: string[], units: string[]): Promise<Set<string>> {
  const anyKeys = [...people.flatMap(ownClientKeys), ...units.map(clientsBy.unit)];
  const found = new Set<string>();
  for await (const { _id } of walk(deps.clients, { index: 'all', eq: {}, anyKeys })) found.add(_id);
  return found;
}

/** Recipients of the rungs before the next one; none before the first has come. */
function rungsTold({ ladder }: ReminderKind, { step }: ReminderClock): RecipientRef[] {
  const next = ladder.steps.findIndex(({ id }) => id === step);
  const past = next < 0 ? ladder.steps : ladder.steps.slice(0, next);
  return [...new Set([...past.flatMap(({ to }) => to), ...(next < 0 ? (ladder.weekly ?? []) : [])])];
}
