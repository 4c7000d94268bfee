import { Temporal } from 'temporal-polyfill';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { today } from '../kernel/clock.ts';
import type { GetDraftDeps } from '../registration/get-draft.ts';
import { listDrafts } from '../registration/list-drafts.ts';
import { listOpenReminders } from '../reminders/answers/list-open-reminders.ts';
import type { LoadReminderDeps, ReminderFacts } from '../reminders/answers/load-reminder.ts';
import {
  type BegunForm,
  type ListRequestDraftsDeps,
  listRequestDrafts,
} from '../requests/forms/list-request-drafts.ts';
import { type ListMyTasksDeps, listMyTasks, type Task } from '../requests/views/list-my-tasks.ts';
import { pagesOf } from '../storage/walk.ts';

export type InboxDeps = ListMyTasksDeps & LoadReminderDeps & GetDraftDeps & ListRequestDraftsDeps;

/** `draft`: begun and put off, which waits for nobody else. */
export type InboxGroup = 'overdue' | 'today' | 'week' | 'later' | 'draft';

export type InboxEntry = { group: InboxGroup; dueOn: string } & (
  | { kind: 'task'; task: Task }
  | { kind: 'reminder'; facts: ReminderFacts }
  | { kind: 'passport'; draft: PassportDraft }
  | { kind: 'form'; form: BegunForm }
);

export interface Inbox {
  /** ISO date where the person is. */
  today: string;
  /** One page of what waits, the most pressing first. */
  entries: InboxEntry[];
  /** Counts over all pages. */
  counts: Record<InboxGroup, number>;
  /** First row of the following page. */
  next?: number;
}

export const INBOX_PAGE = 10;
const GROUPS: readonly InboxGroup[] = ['overdue', 'today', 'week', 'later', 'draft'];

/** Everything that waits for this person: tasks of requests, reminders to answer, and forms begun. */
export async function openInbox(
  deps: InboxDeps,
  { actor, from = 0 }: { actor: string; from?: number },
): Promise<Inbox> {
  const person = await deps.directory.getPerson(actor);
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const entries = [
    ...(await loadTasks(deps, actor, date)),
    ...(await listOpenReminders(deps, actor)).map((facts) => reminderEntry(facts, date)),
    ...(await loadDrafts(deps, actor)),
  ].toSorted(byUrgency);
  const counts = Object.fromEntries(
    GROUPS.map((group) => [group, entries.filter((entry) => entry.group === group).length]),
  ) as Inbox['counts'];
  const end = from + INBOX_PAGE;
  return {
    today: date.toString(),
    entries: entries.slice(from, end),
    counts,
    ...(entries.length > end ? { next: end } : {}),
  };
}

/** The group of something that is due on a day. Weeks end on Sunday. */
export function groupOf(dueOn: Temporal.PlainDate, date: Temporal.PlainDate): InboxGroup {
  const days = date.until(dueOn, { largestUnit: 'day' }).days;
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= 7 - date.dayOfWeek ? 'week' : 'later';
}

async function loadTasks(deps: InboxDeps, actor: string, date: Temporal.PlainDate): Promise<InboxEntry[]> {
  const entries: InboxEntry[] = [];
  for await (const { items } of pagesOf((from) => listMyTasks(deps, { actor, ...from }))) {
    entries.push(...items.map((task) => taskEntry(task, date)));
  }
  return entries;
}

/** A question and a return have no date of their own: they hold others up, and wait for today. */
function taskEntry(task: Task, date: Temporal.PlainDate): InboxEntry {
  const { request, abilities } = task;
  const dueOn = abilities.seat && !abilities.reply ? abilities.seat.step.dueOn : date.toString();
  if (dueOn === null || (request.paused && !abilities.reply)) {
    return { kind: 'task', task, group: 'later', dueOn: '9999-12-31' };
  }
  return { kind: 'task', task, dueOn, group: groupOf(Temporal.PlainDate.from(dueOn), date) };
}

function reminderEntry(facts: ReminderFacts, date: Temporal.PlainDate): InboxEntry {
  const dueOn = facts.occurrence;
  return { kind: 'reminder', facts, dueOn, group: groupOf(Temporal.PlainDate.from(dueOn), date) };
}

async function loadDrafts(deps: InboxDeps, actor: string): Promise<InboxEntry[]> {
  const passports: InboxEntry[] = [];
  for await (const { items } of pagesOf((from) => listDrafts(deps, { actor, ...from }))) {
    passports.push(
      ...items.map((draft): InboxEntry => ({ kind: 'passport', draft, group: 'draft', dueOn: '' })),
    );
  }
  const forms = await listRequestDrafts(deps, { actor });
  return [
    ...passports,
    ...forms.map((form): InboxEntry => ({ kind: 'form', form, group: 'draft', dueOn: '' })),
  ];
}

function byUrgency(a: InboxEntry, b: InboxEntry): number {
  return GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.dueOn.localeCompare(b.dueOn);
}
