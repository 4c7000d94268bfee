import type { DueRule } from '../../../src/calendar/due-dates.ts';
import { requestKind } from '../../../src/requests/kinds/index.ts';
import { NEVER, openStepOf, type RequestDoc, type Step } from '../../../src/requests/request.ts';
import { dayOf } from './check-deciders.ts';
import { newsIn } from './count-reached.ts';
import { type Commit, changesOf, type Journal } from './witnessed-store.ts';

/** Each step is due when the regulation says, and no day of a question counts. */
export function checkClocks(journal: Journal): string[] {
  return changesOf<RequestDoc>(journal, 'requests').flatMap((commit) => {
    const step = openStepOf(commit.after);
    return [
      ...waitsRightly(commit.after, step),
      ...standsWhileAsked(commit.after, step),
      ...(step ? isDueRightly(commit, step) : []),
    ];
  });
}

function waitsRightly({ _id, paused, status, waitsUntil }: RequestDoc, step: Step | undefined): string[] {
  if (status === 'returned') return [];
  const expected = paused?.since ?? step?.dueOn ?? NEVER;
  return waitsUntil === expected ? [] : [`${_id} waits until ${waitsUntil}, not ${expected}`];
}

/** The clock stands exactly as long as some undecided seat of the open step has a question without an answer. */
function standsWhileAsked({ _id, history, paused }: RequestDoc, step: Step | undefined): string[] {
  const open = new Set<string>();
  for (const { what, step: id, seat } of history) {
    if (what === 'reopened' || what === 'resubmitted') open.clear();
    if (id !== step?.definition.id || seat === null || what === 'reassigned') continue;
    if (what === 'asked') open.add(seat);
    else open.delete(seat);
  }
  const asked = (paused?.questions ?? []).map(({ seat }) => seat);
  const said = asked.toSorted().join() === [...open].toSorted().join();
  const here = paused === null || (paused.step === step?.definition.id && asked.length > 0);
  return said && here ? [] : [`${_id} stands for ${asked.join()}, asked were ${[...open].join()}`];
}

function isDueRightly({ before, after, at }: Commit<RequestDoc>, step: Step): string[] {
  const today = dayOf(at);
  const former = before && before.round === after.round ? openStepOf(before) : undefined;
  const isPassed = newsIn(before, after).some(({ what }) => what === 'passed');
  const stayed = former?.definition.id === step.definition.id && !isPassed ? former : undefined;
  const rule = ruleOf(after, step);
  const opened = stayed?.openedOn ?? today;
  const due = stayed ? dueAfterPause(before, after, stayed, rule, today) : dueFrom(today, rule);
  const wrong = step.openedOn !== opened || step.dueOn !== due;
  const lateSince = !before?.paused && after.paused && after.paused.since !== today;
  const movedSince = before?.paused && stayed && after.paused && after.paused.since !== before.paused.since;
  return [
    ...(wrong ? [`${after._id} ${step.definition.id} is due on ${step.dueOn}, not on ${due}`] : []),
    ...(lateSince || movedSince ? [`${after._id} stands since ${after.paused?.since}`] : []),
  ];
}

function ruleOf({ type, values }: RequestDoc, { definition: { id } }: Step): DueRule | undefined {
  const { due, dueWhen = [] } = requestKind(type).steps.find((step) => step.id === id) ?? {};
  const special = dueWhen.find(({ when }) => [when.is].flat().includes(values[when.field] as never));
  return special?.due ?? due;
}

function dueFrom(day: string, rule: DueRule | undefined): string | null {
  if (!rule) return null;
  return 'workingDays' in rule
    ? workingDaysAfter(day, rule.workingDays)
    : rolled(daysAfter(day, rule.calendarDays));
}

/** Later by the days that the question took, from the day after it was asked. */
function dueAfterPause(
  before: RequestDoc | null,
  after: RequestDoc,
  { dueOn }: Step,
  rule: DueRule | undefined,
  today: string,
): string | null {
  const since = before?.paused?.since;
  if (!since || after.paused || !dueOn || !rule) return dueOn;
  const stood: string[] = [];
  for (let day = daysAfter(since, 1); day <= today; day = daysAfter(day, 1)) stood.push(day);
  if ('workingDays' in rule) return workingDaysAfter(dueOn, stood.filter(isWorking).length);
  return stood.length > 0 ? rolled(daysAfter(dueOn, stood.length)) : dueOn;
}

function workingDaysAfter(from: string, count: number): string {
  let day = from;
  for (let left = count; left > 0; ) {
    day = daysAfter(day, 1);
    if (isWorking(day)) left -= 1;
  }
  return day;
}

function rolled(day: string): string {
  return isWorking(day) ? day : workingDaysAfter(day, 1);
}

function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** By the decrees for 2026 and 2027, from the day on which every run begins. */
function isWorking(day: string): boolean {
  if (day === '2027-02-20') return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < 6 && !DAYS_OFF.includes(day);
}

const DAYS_OFF = [
  '2026-12-31',
  ...['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2027-01-${day}`),
  ...['2027-02-22', '2027-02-23', '2027-03-08', '2027-05-03', '2027-05-10', '2027-06-14'],
  ...['2027-11-04', '2027-11-05', '2027-12-31'],
];
