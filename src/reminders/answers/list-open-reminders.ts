import { toLocal } from '../../kernel/clock.ts';
import { walk } from '../../storage/walk.ts';
import { findReminderKind } from '../kinds/index.ts';
import type { ReminderKind } from '../kinds/kind.ts';
import { loadMatter } from '../kinds/load-matter.ts';
import type { RecipientRef } from '../ladder.ts';
import { resolvePeople } from '../recipients/resolve-recipients.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { requestSource } from '../sources/request.ts';
import { type LoadReminderDeps, loadReminder, type ReminderFacts } from './load-reminder.ts';

/**
 * Reminders that wait for this person's answer or deed: those whose ladder has begun and has told, or would tell,
 * the person. What waits in a step of a request is a task already, and is left to the list of tasks.
 */
export async function listOpenReminders(deps: LoadReminderDeps, reader: string): Promise<ReminderFacts[]> {
  const found: ReminderFacts[] = [];
  for await (const clock of walk(deps.reminderClocks, { index: 'wake', eq: { status: 'armed' } })) {
    const kind = findReminderKind(clock.kind);
    const told = kind ? rungsTold(kind, clock) : [];
    if (!kind || clock.result || isTask(kind) || told.length === 0) continue;
    if (!(await isToldTo(deps, clock, told, reader))) continue;
    const facts = await loadReminder(deps, clock._id, clock.occurrence, reader);
    if (facts?.state === 'open' && facts.mayAnswer) found.push(facts);
  }
  return found;
}

function isTask({ from, endsBy }: ReminderKind): boolean {
  return from === requestSource && endsBy === 'deed';
}

/** Recipients of the rungs before the next one; none before the first has come. */
function rungsTold({ ladder }: ReminderKind, { step }: ReminderClock): RecipientRef[] {
  const next = ladder.steps.findIndex(({ id }) => id === step);
  const past = next < 0 ? ladder.steps : ladder.steps.slice(0, next);
  return [...new Set([...past.flatMap(({ to }) => to), ...(next < 0 ? (ladder.weekly ?? []) : [])])];
}

async function isToldTo(
  deps: LoadReminderDeps,
  clock: ReminderClock,
  refs: RecipientRef[],
  reader: string,
): Promise<boolean> {
  const matter = await loadMatter(deps, clock);
  if (!matter || matter.channelsOnly) return false;
  const day = toLocal(deps.clock.now(), matter.zone).toPlainDate();
  const people = await resolvePeople(deps, matter, refs, day, clock.delegatedTo);
  return people.some(({ _id }) => _id === reader);
}
