import type { Delivery } from '../../deliveries/delivery.ts';
import type { Clock } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import type { LoadMatterDeps } from '../kinds/load-matter.ts';
import type { Matter } from '../matter.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { isConcerned } from './concerned.ts';

export type MayReadDeps = LoadMatterDeps & { deliveries: Repo<Delivery>; clock: Clock };

const STATUSES = ['pending', 'sent', 'merged'] as const;

/**
 * True if a reminder was sent to the reader, or would be. Ids of matters can be guessed, so every reading
 * goes through here.
 */
export async function mayReadReminder(
  deps: MayReadDeps,
  clock: ReminderClock,
  occurrence: string,
  matter: Matter | null,
  reader: string,
): Promise<boolean> {
  if (clock.delegatedTo === reader || clock.result?.by === reader) return true;
  if (await wasReminded(deps, clock._id, occurrence, reader)) return true;
  return matter !== null && isConcerned(deps, matter, clock, reader, deps.clock.now());
}

/** True if the reader has got, or will get, a card of the occurrence written since an instant (epoch ms). */
export async function wasReminded(
  deps: { deliveries: Repo<Delivery> },
  matter: string,
  occurrence: string,
  reader: string,
  since = 0,
): Promise<boolean> {
  const subject = subjectOf.reminder(matter, occurrence);
  for (const status of STATUSES) {
    const told = { index: 'subject', eq: { subject, status } };
    for await (const { recipient, createdAt } of walk(deps.deliveries, told)) {
      if (recipient === reader && Date.parse(createdAt) >= since) return true;
    }
  }
  return false;
}
