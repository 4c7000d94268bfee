import { type BegunMatter, mayConcern, walkBegun } from './begun-matters.ts';
import { type LoadReminderDeps, loadReminder, type ReminderFacts } from './load-reminder.ts';

/**
 * Reminders that wait for this person's answer or deed, or for their word with those who are late: the ladder has begun
 * and has told, or would tell, the person. `begun` spares the reading where several people are asked for.
 */
export async function listOpenReminders(
  deps: LoadReminderDeps,
  reader: string,
  begun?: readonly BegunMatter[],
): Promise<ReminderFacts[]> {
  const person = await deps.directory.getPerson(reader);
  const found: ReminderFacts[] = [];
  for await (const { clock, told } of begun ?? walkBegun(deps, await mayConcern(deps, person))) {
    if (!told.has(reader)) continue;
    const facts = await loadReminder(deps, clock._id, clock.occurrence, reader);
    if (facts?.state === 'open' && facts.mayAnswer) found.push(facts);
  }
  return found;
}
