import { toEpochMs, toLocal } from '../../kernel/clock.ts';
import type { Directory } from '../../people/directory.ts';
import type { Matter } from '../matter.ts';
import { morningTime } from '../morning-rules.ts';
import type { ReminderClock, Snooze } from '../reminder-clock.ts';
import { isConcerned } from './concerned.ts';
import { resolvePeople } from './resolve-recipients.ts';

/**
 * Hands snoozes of those who have no part in the matter any more to the one who has it now, at the same hour
 * where that one lives and once.
 */
export async function handOverSnoozes(
  deps: { directory: Directory },
  matter: Matter,
  clock: ReminderClock,
  now: number,
): Promise<Snooze[]> {
  const kept = new Map<string, Snooze>();
  for (const snooze of clock.snoozes) {
    const concerned = await isConcerned(deps, matter, clock, snooze.person, now);
    const person = concerned ? snooze.person : await findOwner(deps, matter, clock, now);
    if (person && !kept.has(person)) kept.set(person, await onTheirMorning(deps, { ...snooze, person }));
  }
  return [...kept.values()];
}

async function findOwner(
  deps: { directory: Directory },
  matter: Matter,
  { delegatedTo }: ReminderClock,
  now: number,
): Promise<string | undefined> {
  const on = toLocal(now, matter.zone).toPlainDate();
  const [owner] = await resolvePeople(deps, matter, ['owner'], on, delegatedTo);
  return owner?._id;
}

/** The same morning where the person lives now, at the hour that they have chosen. */
async function onTheirMorning(deps: { directory: Directory }, snooze: Snooze): Promise<Snooze> {
  const person = await deps.directory.findPerson(snooze.person);
  if (!person || !snooze.zone) return snooze;
  const zone = await deps.directory.zoneOf(person);
  const day = toLocal(snooze.until, snooze.zone).toPlainDate();
  const until = toEpochMs(day, morningTime(person), zone);
  return until === snooze.until && zone === snooze.zone ? snooze : { ...snooze, until, zone };
}
