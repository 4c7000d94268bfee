import type { Delivery } from '../../deliveries/delivery.ts';
import { type Change, changeDocument, insertDocument } from '../../effects/change.ts';
import type { NewEffect } from '../../effects/effect.ts';
import type { Relay } from '../../effects/relay.ts';
import { AppError } from '../../kernel/errors.ts';
import { readSubject, type Subject, subjectOf } from '../../kernel/subject.ts';
import { DuplicateKey, type Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import { digestOf, digestSubject } from '../digest-id.ts';
import type { ClockState, ReminderClock } from '../reminder-clock.ts';

export type ChangeClockDeps = { reminderClocks: Repo<ReminderClock>; relay: Relay };

const COLLECTION = 'reminder-clocks';

/** The one way a clock changes. Throws NOT_FOUND for an unknown matter. */
export function changeClock(
  deps: ChangeClockDeps,
  matter: string,
  decide: (clock: ReminderClock) => Change<ReminderClock> | null | Promise<Change<ReminderClock> | null>,
): Promise<ReminderClock> {
  return changeDocument(
    deps.relay,
    deps.reminderClocks,
    COLLECTION,
    async () => {
      const clock = await deps.reminderClocks.get(matter);
      if (!clock) throw new AppError('NOT_FOUND', { message: `no reminder clock ${matter}` });
      return clock;
    },
    decide,
  );
}

/** False when the matter has a clock already. */
export async function insertClock(deps: ChangeClockDeps, state: ClockState): Promise<boolean> {
  try {
    await insertDocument<ReminderClock>(deps.relay, deps.reminderClocks, COLLECTION, state, []);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/**
 * Effects that draw every sent card of an occurrence anew, those inside digests included. The morning's card of whoever
 * was told follows the subject by itself (`redrawMornings`).
 */
export async function redrawsOf(
  deps: { deliveries: Repo<Delivery> },
  matter: string,
  occurrence: string,
): Promise<NewEffect[]> {
  const subject = subjectOf.reminder(matter, occurrence);
  const subjects = new Set<Subject>([subject]);
  for await (const merged of walk(deps.deliveries, { index: 'subject', eq: { subject, status: 'merged' } })) {
    const digest = digestSubject(digestOf(merged));
    if (readSubject(digest).kind !== 'morning') subjects.add(digest);
  }
  return [...subjects].map((each) => ({ name: 'cards.redraw', args: { subject: each } }));
}
