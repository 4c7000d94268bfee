import type { Temporal } from 'temporal-polyfill';
import type { PassportDraft } from '../clients/passport/draft.ts';
import type { ReminderFacts } from '../reminders/answers/load-reminder.ts';
import type { BegunForm } from '../requests/forms/list-request-drafts.ts';
import type { Task } from '../requests/views/list-my-tasks.ts';
import type { HandOverNote } from './list-hand-overs.ts';

/** `others`: what colleagues are late with, told to whoever leads them. `draft`: begun and put off. */
export const INBOX_GROUPS = ['overdue', 'today', 'others', 'week', 'later', 'draft'] as const;

export type InboxGroup = (typeof INBOX_GROUPS)[number];

/** Groups that call for the reader's own deed these days: a morning without any of it is not told. */
export const PRESSING: readonly InboxGroup[] = ['overdue', 'today', 'week'];

export type InboxEntry = { group: InboxGroup; dueOn: string } & (
  | { kind: 'task'; task: Task; urgent?: true }
  | { kind: 'reminder'; facts: ReminderFacts }
  | { kind: 'hand-over'; note: HandOverNote }
  | { kind: 'passport'; draft: PassportDraft }
  | { kind: 'form'; form: BegunForm }
  /** Proposals of clients who might leave the list or join it, as one row. */
  | { kind: 'proposals'; removals: number; candidates: number }
);

/** The group of something that is due on a day. Weeks end on Sunday. */
export function groupOf(dueOn: Temporal.PlainDate, date: Temporal.PlainDate): InboxGroup {
  const days = date.until(dueOn, { largestUnit: 'day' }).days;
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= 7 - date.dayOfWeek ? 'week' : 'later';
}

/** The most pressing first; within a group what is urgent. */
export function byUrgency(a: InboxEntry, b: InboxEntry): number {
  return (
    INBOX_GROUPS.indexOf(a.group) - INBOX_GROUPS.indexOf(b.group) ||
    Number(isUrgent(b)) - Number(isUrgent(a)) ||
    a.dueOn.localeCompare(b.dueOn)
  );
}

function isUrgent(entry: InboxEntry): boolean {
  return entry.kind === 'task' && entry.urgent === true;
}

export function countGroups(entries: readonly InboxEntry[]): Record<InboxGroup, number> {
  const counts = { overdue: 0, today: 0, others: 0, week: 0, later: 0, draft: 0 };
  for (const { group } of entries) counts[group] += 1;
  return counts;
}

export function isPressing(counts: Record<InboxGroup, number>): boolean {
  return PRESSING.some((group) => counts[group] > 0);
}
