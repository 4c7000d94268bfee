import type { Repo } from '../../storage/store.ts';
import type { ReminderClock } from '../reminder-clock.ts';

/** Ids of the client and the request that a matter is about, if it is about any. */
export async function findSubject(
  deps: { reminderClocks: Repo<ReminderClock> },
  matter: string,
): Promise<{ client?: string; request?: string }> {
  return (await deps.reminderClocks.get(matter))?.args ?? {};
}
