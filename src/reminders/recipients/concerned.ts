import type { Temporal } from 'temporal-polyfill';
import { toLocal } from '../../kernel/clock.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { RecipientRef } from '../ladder.ts';
import type { Matter } from '../matter.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { findDelegate, resolvePeople, withSubstitute } from './resolve-recipients.ts';

export type ConcernedDeps = { directory: Directory };

/** True if the person is reminded by any step of the matter's ladder, or may take the matter over. */
export async function isConcerned(
  deps: ConcernedDeps,
  matter: Matter,
  clock: Pick<ReminderClock, 'delegatedTo'>,
  personId: string,
  now: number,
): Promise<boolean> {
  const person = await deps.directory.findPerson(personId);
  if (!person) return false;
  for (const day of await todaysOf(deps, matter, person, now)) {
    const people = await concernedOn(deps, matter, clock, day);
    if (people.some(({ _id }) => _id === personId)) return true;
  }
  return false;
}

async function concernedOn(
  deps: ConcernedDeps,
  matter: Matter,
  { delegatedTo }: Pick<ReminderClock, 'delegatedTo'>,
  day: Temporal.PlainDate,
): Promise<Person[]> {
  const { ladder } = matter;
  const steps = ladder.steps.flatMap((step) => step.to);
  const refs = new Set<RecipientRef>([...steps, ...(ladder.weekly ?? []), 'unit-sales-head', 'unit-head']);
  const people = await resolvePeople(deps, matter, [...refs], day, null);
  for (const id of new Set([matter.deputy, delegatedTo])) {
    const delegate = await findDelegate(deps, matter, id);
    if (delegate) people.push(...(await withSubstitute(deps, delegate, day)));
  }
  return people;
}

/** Those for whom the person acts today. */
export async function findPrincipals(
  deps: ConcernedDeps,
  matter: Matter,
  person: Person,
  now: number,
): Promise<Person[]> {
  const days = await todaysOf(deps, matter, person, now);
  const found = await Promise.all(days.map((day) => deps.directory.findPrincipals(person._id, day)));
  return [...new Map(found.flat().map((principal) => [principal._id, principal])).values()];
}

/** Today where the matter is and today where the person is: what is told on a day in either place can be answered there. */
async function todaysOf(
  deps: ConcernedDeps,
  matter: Matter,
  person: Person,
  now: number,
): Promise<Temporal.PlainDate[]> {
  const zones = [matter.zone, await deps.directory.zoneOf(person)];
  const days = zones.map((zone) => toLocal(now, zone).toPlainDate());
  return days.filter((day, n) => days.findIndex((each) => each.equals(day)) === n);
}
