import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays, rollBackward, rollForward } from '../calendar/working-days.ts';
import type { Ladder, LadderStep, Phase, RecipientRef } from './ladder.ts';

/** A ladder's step on its date. */
export interface PlannedStep {
  id: string;
  date: Temporal.PlainDate;
  at: string;
  to: RecipientRef[];
  phase: Phase;
}

export interface PlanDates {
  occurrence: Temporal.PlainDate;
  /** The day the matter opened, for steps counted from there. */
  opened: Temporal.PlainDate | null;
}

/** A planned step with the instant (epoch ms) at which its first recipient's hour comes. */
export interface TimedStep {
  step: PlannedStep;
  wakeAt: number;
}

const LATE_AFTER_MS = 60 * 60 * 1000;

/** Every step of one occurrence in the order of time, with the weekly ones up to the first after `until`. */
export function planSteps(
  calendar: WorkCalendar,
  ladder: Ladder,
  dates: PlanDates,
  until: Temporal.PlainDate,
): PlannedStep[] {
  const byHour = new Map<string, PlannedStep>();
  for (const step of ladder.steps) {
    const planned = planStep(calendar, step, dates);
    if (planned) byHour.set(`${planned.date} ${planned.at}`, planned);
  }
  const steps = [...byHour.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, step]) => step);
  return [...steps, ...planWeekly(calendar, ladder, steps.at(-1), until)];
}

function planStep(calendar: WorkCalendar, step: LadderStep, dates: PlanDates): PlannedStep | undefined {
  if (step.eve && calendar.isWorkingDay(dates.occurrence)) return undefined;
  const origin = step.from === 'opened' ? dates.opened : dates.occurrence;
  if (!origin) return undefined;
  const { id, offset, at, to, phase } = step;
  const day =
    'workingDays' in offset
      ? addWorkingDays(calendar, origin, offset.workingDays)
      : origin.add({ days: offset.calendarDays });
  return { id, date: step.rollsBack ? rollBackward(calendar, day) : day, at, to, phase };
}

function planWeekly(
  calendar: WorkCalendar,
  ladder: Ladder,
  last: PlannedStep | undefined,
  until: Temporal.PlainDate,
): PlannedStep[] {
  if (!ladder.weekly || !last) return [];
  const weekly: PlannedStep[] = [];
  for (let week = 1; ; week += 1) {
    const date = rollForward(calendar, last.date.add({ days: 7 * week }));
    // Two weeks of the January holidays end on one day.
    if (weekly.at(-1)?.date.equals(date)) continue;
    weekly.push({ id: `weekly-${week}`, date, at: last.at, to: ladder.weekly, phase: 'overdue' });
    if (Temporal.PlainDate.compare(date, until) > 0) return weekly;
  }
}

export interface DueSteps {
  /** Step to be sent now: the latest whose hour has come. */
  due: TimedStep | undefined;
  /** Earlier ones that a gap swallowed. */
  missed: TimedStep[];
  next: TimedStep | undefined;
}

/** Splits the steps that were not sent yet, in the order of time, at an instant. */
export function splitAt(steps: TimedStep[], now: number): DueSteps {
  const next = steps.findIndex(({ wakeAt }) => wakeAt > now);
  const past = next < 0 ? steps : steps.slice(0, next);
  return { due: past.at(-1), missed: past.slice(0, -1), next: next < 0 ? undefined : steps[next] };
}

/** The first step of a fresh plan: what its hour has passed is not made up for, and nobody is
 * escalated over a reminder that never went out. */
export function firstStep(steps: TimedStep[], from: number): TimedStep | undefined {
  const first = steps.find(({ wakeAt }) => wakeAt >= from);
  return first?.step.phase === 'escalation' ? undefined : first;
}

/** Steps from the one that the clock stands at. A ladder that lost that step goes on by time. */
export function stepsFrom(
  steps: PlannedStep[],
  stepId: string,
  plannedOn: Temporal.PlainDate,
): PlannedStep[] {
  const at = steps.findIndex((step) => step.id === stepId);
  if (at >= 0) return steps.slice(at);
  return steps.filter((step) => Temporal.PlainDate.compare(step.date, plannedOn) >= 0);
}

export function isLate(plannedAt: number, now: number): boolean {
  return now - plannedAt > LATE_AFTER_MS;
}

/** True if a missed step is not worth sending any more. */
export function isTooOld(ladder: Ladder, step: PlannedStep, today: Temporal.PlainDate): boolean {
  if (ladder.dropAfterDays === undefined) return false;
  return step.date.until(today, { largestUnit: 'day' }).days > ladder.dropAfterDays;
}
