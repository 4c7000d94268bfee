import type { Product } from '../product.ts';
import type { LoadMatterDeps } from './load-matter.ts';
import type { Matter } from './matter.ts';
import type { ReminderClock } from './reminder-clock.ts';
import { reminderSubject } from './reminder-subject.ts';
import { isConcerned } from './still-wanted.ts';

export type MayReadDeps = LoadMatterDeps & Pick<Product, 'deliveries' | 'clock'>;

const STATUSES = ['pending', 'sent', 'merged'] as const;

/**
 * Whether a reminder is any business of somebody: it was sent to them, or its matter would be. Ids of matters
 * can be guessed, so every reading goes through here.
 */
export async function mayReadReminder(
  deps: MayReadDeps,
  clock: ReminderClock,
  occurrence: string,
  matter: Matter | null,
  reader: string,
): Promise<boolean> {
  if (clock.delegatedTo === reader || clock.result?.by === reader) return true;
  if (await wasSent(deps, reminderSubject(clock._id, occurrence), reader)) return true;
  return matter !== null && isConcerned(deps, matter, clock, reader, deps.clock.now());
}

async function wasSent(deps: Pick<Product, 'deliveries'>, subject: string, reader: string): Promise<boolean> {
  for (const status of STATUSES) {
    let after: string | undefined;
    do {
      const page = await deps.deliveries.find({
        index: 'subject',
        eq: { subject, status },
        limit: 100,
        ...(after ? { after } : {}),
      });
      if (page.items.some(({ recipient }) => recipient === reader)) return true;
      after = page.next;
    } while (after);
  }
  return false;
}
