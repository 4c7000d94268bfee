import { Temporal } from 'temporal-polyfill';
import { today } from '../kernel/clock.ts';
import { type ListProposalsDeps, listProposals } from '../proposals/list-proposals.ts';
import type { GetDraftDeps } from '../registration/get-draft.ts';
import { listDrafts } from '../registration/list-drafts.ts';
import { type BegunMatter, isStepOfRequest } from '../reminders/answers/begun-matters.ts';
import { listOpenReminders } from '../reminders/answers/list-open-reminders.ts';
import {
  type LoadReminderDeps,
  loadReminder,
  type ReminderFacts,
} from '../reminders/answers/load-reminder.ts';
import { type ListRequestDraftsDeps, listRequestDrafts } from '../requests/forms/list-request-drafts.ts';
import { groupTogether } from '../requests/rights/together-rules.ts';
import { wishOf } from '../requests/route/wish-rules.ts';
import { type ListMyTasksDeps, listMyTasks, type Task } from '../requests/views/list-my-tasks.ts';
import { pagesOf } from '../storage/walk.ts';
import { byUrgency, countGroups, groupOf, type InboxEntry, type InboxGroup } from './inbox-rules.ts';
import { type HandOverNote, type ListHandOversDeps, listHandOvers } from './list-hand-overs.ts';

export type InboxDeps = ListMyTasksDeps &
  LoadReminderDeps &
  GetDraftDeps &
  ListRequestDraftsDeps &
  ListHandOversDeps &
  ListProposalsDeps;

export interface Inbox {
  /** ISO date where the person is. */
  today: string;
  /** One page of what waits, the most pressing first. */
  entries: InboxEntry[];
  /** Counts over all pages. */
  counts: Record<InboxGroup, number>;
  /** Requests of one kind that may be agreed to at once; 0 for fewer than two. */
  together: number;
  /** First row of this page. */
  from: number;
  /** First row of the following page. */
  next?: number;
}

/** Reminder that a card of the morning has told. */
export interface ToldReminder {
  matter: string;
  occurrence: string;
}

export const INBOX_PAGE = 10;

/**
 * Everything that waits for this person: tasks of requests, reminders to answer, clients handed over, forms begun. What
 * was `told` is in it as long as it is open.
 */
export async function openInbox(
  deps: InboxDeps,
  {
    actor,
    from = 0,
    count = INBOX_PAGE,
    told = [],
  }: { actor: string; from?: number; count?: number; told?: ToldReminder[] },
): Promise<Inbox> {
  const { date, entries: waiting } = await listWaiting(deps, actor, { told });
  const entries = [...waiting, ...(await loadDrafts(deps, actor))].toSorted(byUrgency);
  const first = pageStart(from, entries.length);
  const end = first + count;
  return {
    today: date.toString(),
    entries: entries.slice(first, end),
    counts: countGroups(entries),
    together: countTogether(waiting),
    from: first,
    ...(entries.length > end ? { next: end } : {}),
  };
}

function countTogether(entries: InboxEntry[]): number {
  const tasks = entries.flatMap((entry) => (entry.kind === 'task' ? [entry.task] : []));
  return groupTogether(tasks)[0]?.requests.length ?? 0;
}

/** Everything that waits but for forms begun, which wait for nobody else. */
export async function listWaiting(
  deps: InboxDeps,
  actor: string,
  { told = [], begun }: { told?: ToldReminder[]; begun?: readonly BegunMatter[] } = {},
): Promise<{ date: Temporal.PlainDate; entries: InboxEntry[] }> {
  const person = await deps.directory.getPerson(actor);
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const tasks = await loadTasks(deps, actor);
  const reminders = await loadReminders(deps, actor, told, begun);
  const asked = new Set(tasks.map(({ request }) => request._id));
  const isTask = ({ kind, clock }: ReminderFacts) =>
    isStepOfRequest(kind) && asked.has(clock.args.request ?? '');
  const entries = [
    ...tasks.map((task) => taskEntry(task, date)),
    ...reminders.filter((facts) => !isTask(facts)).map((facts) => reminderEntry(facts, date)),
    ...(await listHandOvers(deps, actor, date)).map((note) => handOverEntry(note, date)),
    ...(await loadProposals(deps, actor, date)),
  ];
  return { date, entries };
}

/** A page that became empty meanwhile gives way to the last one. */
function pageStart(from: number, count: number): number {
  return from < count ? from : Math.max(0, Math.ceil(count / INBOX_PAGE) - 1) * INBOX_PAGE;
}

async function loadTasks(deps: InboxDeps, actor: string): Promise<Task[]> {
  const tasks: Task[] = [];
  for await (const { items } of pagesOf((from) => listMyTasks(deps, { actor, ...from }))) {
    tasks.push(...items);
  }
  return tasks;
}

async function loadReminders(
  deps: InboxDeps,
  actor: string,
  told: ToldReminder[],
  begun: readonly BegunMatter[] | undefined,
): Promise<ReminderFacts[]> {
  const found = await listOpenReminders(deps, actor, begun);
  const known = new Set(found.map(({ clock }) => clock._id));
  for (const { matter, occurrence } of told) {
    if (known.has(matter)) continue;
    known.add(matter);
    const facts = await loadReminder(deps, matter, occurrence, actor);
    if (facts?.state === 'open') found.push(facts);
  }
  return found;
}

/** A question and a return have no date of their own: they hold others up, and wait for today. */
function taskEntry(task: Task, date: Temporal.PlainDate): InboxEntry {
  const { request, abilities } = task;
  const dueOn = abilities.seat && !abilities.reply ? abilities.seat.step.dueOn : date.toString();
  if (dueOn === null || (request.paused && !abilities.reply)) {
    return { kind: 'task', task, group: 'later', dueOn: '9999-12-31' };
  }
  const group = groupOf(Temporal.PlainDate.from(dueOn), date);
  if (!isUrgent(task)) return { kind: 'task', task, dueOn, group };
  return { kind: 'task', task, dueOn, group: group === 'overdue' ? group : 'today', urgent: true };
}

/** True of what somebody asked for in a hurry: it waits for today, whatever its deadline. */
function isUrgent({ request, abilities }: Task): boolean {
  return abilities.seat !== null && wishOf(request)?.urgent === true;
}

function reminderEntry(facts: ReminderFacts, date: Temporal.PlainDate): InboxEntry {
  const dueOn = facts.occurrence;
  const group = facts.isOwnDuty ? groupOf(Temporal.PlainDate.from(dueOn), date) : 'others';
  return { kind: 'reminder', facts, dueOn, group };
}

/** A hand-over that has happened waits for today; one to come, for its day. */
function handOverEntry(note: HandOverNote, date: Temporal.PlainDate): InboxEntry {
  const dueOn = note.what === 'coming' ? note.from : date.toString();
  return { kind: 'hand-over', note, dueOn, group: groupOf(Temporal.PlainDate.from(dueOn), date) };
}

/** One row that presses while the figures that it rests on are new, and waits after that. */
async function loadProposals(
  deps: InboxDeps,
  actor: string,
  date: Temporal.PlainDate,
): Promise<InboxEntry[]> {
  const { proposals, fresh } = await listProposals(deps, { actor });
  if (proposals.length === 0) return [];
  const removals = proposals.filter(({ kind }) => kind === 'removal').length;
  const counts = { removals, candidates: proposals.length - removals };
  const dueOn = fresh ? date.toString() : '9999-12-31';
  return [{ kind: 'proposals', ...counts, dueOn, group: fresh ? 'week' : 'later' }];
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
