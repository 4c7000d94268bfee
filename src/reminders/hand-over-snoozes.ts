import type { Product } from '../product.ts';
import type { Matter } from './matter.ts';
import type { ReminderClock, Snooze } from './reminder-clock.ts';
import { isConcerned } from './still-wanted.ts';

/**
 * What somebody put off who has no part in the matter any more comes back to whoever has it now, at the same
 * hour and once.
 */
export async function handOverSnoozes(
  deps: Pick<Product, 'directory'>,
  matter: Matter,
  clock: ReminderClock,
  now: number,
): Promise<Snooze[]> {
  const [owner] = matter.owners;
  const kept = new Map<string, Snooze>();
  for (const snooze of clock.snoozes) {
    const concerned = await isConcerned(deps, matter, clock, snooze.person, now);
    const person = concerned ? snooze.person : owner;
    if (person && !kept.has(person)) kept.set(person, { ...snooze, person });
  }
  return [...kept.values()];
}
