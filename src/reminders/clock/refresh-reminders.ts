import type { Relay } from '../../effects/relay.ts';
import type { Clock } from '../../kernel/clock.ts';
import { readSubject, type Subject, subjectOf } from '../../kernel/subject.ts';
import { rememberHolders } from '../../people/remember-holders.ts';
import type { Repo } from '../../storage/store.ts';
import { findAll } from '../../storage/walk.ts';
import { findReminderKind, mattersFrom, REMINDER_SOURCES } from '../kinds/index.ts';
import { loadMatter } from '../kinds/load-matter.ts';
import type { Matter } from '../matter.ts';
import { isPlan, type ReminderClock } from '../reminder-clock.ts';
import type { ReminderSource } from '../sources/source.ts';
import { type AdvanceDeps, endClock } from './advance-clock.ts';
import { changeClock } from './change-clock.ts';
import { followMatter } from './follow-matter.ts';
import { planWeeksAgain } from './plans.ts';

declare module '../../effects/commands.ts' {
  interface CommandArgs {
    /** Recompute the reminder clocks of a subject from its current state. */
    'reminders.refresh': { subject: Subject };
  }
}

export type RefreshDeps = AdvanceDeps & { reminderClocks: Repo<ReminderClock>; relay: Relay; clock: Clock };

/** Brings the clocks of a subject in line with its current state: handler of `reminders.refresh`. */
export async function refreshReminders(product: RefreshDeps, subject: Subject): Promise<void> {
  // Every step of every ladder asks for the same few roles.
  await refreshSubject({ ...product, directory: rememberHolders(product.directory) }, subject);
}

async function refreshSubject(deps: RefreshDeps, subject: Subject): Promise<void> {
  const { kind, id } = readSubject(subject);
  const sources = REMINDER_SOURCES.filter((source) => source.subject === kind);
  if (sources.length === 0) throw new TypeError(`nothing is reminded of by ${subject}`);
  await reconcile(deps, subject, await findMatters(deps, sources, subject, id));
  for (const source of sources) {
    for await (const other of source.concerns?.(deps, id) ?? []) await refreshSubject(deps, other);
  }
  for (const source of REMINDER_SOURCES) {
    if (source.arisesFrom?.subject !== kind) continue;
    for await (const facts of source.arisesFrom.find(deps, id)) {
      for (const matter of mattersFrom(source, facts)) await giveClock(deps, matter);
    }
  }
}

async function findMatters(
  deps: RefreshDeps,
  sources: ReminderSource[],
  subject: Subject,
  id: string,
): Promise<Matter[]> {
  const found: Matter[] = [];
  for (const source of sources) {
    const facts = source.argsOf ? await source.load(deps, source.argsOf(id)) : null;
    if (facts !== null) found.push(...mattersFrom(source, facts));
    if (!source.argsOf) found.push(...(await findKnown(deps, source, subject)));
  }
  return found;
}

/** Matters of a source that makes them elsewhere: only those with a clock are looked at again. */
async function findKnown(deps: RefreshDeps, source: ReminderSource, subject: Subject): Promise<Matter[]> {
  const found: Matter[] = [];
  for (const clock of await clocksOf(deps, subject)) {
    if (clock.status !== 'armed' || findReminderKind(clock.kind)?.from !== source) continue;
    const matter = await loadMatter(deps, clock);
    if (matter) found.push(matter);
  }
  return found;
}

async function giveClock(deps: RefreshDeps, matter: Matter): Promise<void> {
  const clock = await deps.reminderClocks.get(matter.id);
  if (clock?.status !== 'armed') await followMatter(deps, matter, clock);
}

async function reconcile(deps: RefreshDeps, subject: Subject, matters: Matter[]): Promise<void> {
  const wanted = new Set(matters.map((matter) => matter.id));
  const clocks = new Map((await clocksOf(deps, subject)).map((clock) => [clock._id, clock]));
  for (const matter of matters) await followMatter(deps, matter, clocks.get(matter.id) ?? null);
  for (const clock of clocks.values()) {
    if (wanted.has(clock._id) || clock.status === 'ended') continue;
    await changeClock(deps, clock._id, (fresh) => endClock(deps, fresh));
  }
}

async function clocksOf(deps: RefreshDeps, subject: Subject): Promise<ReminderClock[]> {
  return findAll(deps.reminderClocks, { index: 'subject', eq: { subject } });
}

/** After a change of the calendar: what is open gets its new due dates, and every clock is planned again. */
export async function refreshAllReminders(deps: RefreshDeps): Promise<void> {
  for (const source of REMINDER_SOURCES) await source.redate?.(deps);
  await planWeeksAgain(deps);
  const subjects = new Set<Subject>();
  for await (const clock of deps.reminderClocks.scan()) {
    if (!isPlan(clock)) subjects.add(clock.subject);
  }
  // A sphere that has got a day concerns managers who have no clock for it yet.
  for await (const client of deps.clients.scan())
    if (client.active) subjects.add(subjectOf.client(client._id));
  for (const subject of subjects) {
    try {
      await refreshReminders(deps, subject);
    } catch (error) {
      deps.log.error({ err: error, subject }, 'reminders could not be planned again');
    }
  }
}
