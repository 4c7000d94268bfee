import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { toEpochMs, toLocal } from '../../kernel/clock.ts';
import { MORNING, timeFor } from '../ladder.ts';
import type { Matter } from '../matter.ts';
import { findDelegate, type RecipientDeps, resolveRecipients } from '../recipients/resolve-recipients.ts';
import type { ClockState, ReminderClock } from '../reminder-clock.ts';
import { firstStep, type PlannedStep, planSteps, stepsFrom, type TimedStep } from '../reminder-rules.ts';

export type PlanDeps = RecipientDeps & { calendar(): WorkCalendar };

/** The step that brings a yearly matter to its next occurrence. */
export const ROLL_STEP = 'roll';

/** Until then a card of the occurrence that passed can still be answered. */
const ROLL_AFTER_DAYS = 14;
const HORIZON_DAYS = 10;

/** A clock for a matter that had none: the first step from an instant on; null when no step is left. */
export async function planFresh(deps: PlanDeps, matter: Matter, from: number): Promise<ClockState | null> {
  let occurrence = matter.next(toLocal(from, matter.zone).toPlainDate());
  for (let tries = 0; occurrence && tries < 2; tries += 1) {
    const steps = await timeSteps(deps, matter, allSteps(deps, matter, occurrence, from), null);
    const first = firstStep(steps, from);
    if (first) return freshState(matter, occurrence, first);
    if (!matter.recurring) return null;
    occurrence = matter.next(occurrence.add({ days: 1 }));
  }
  return null;
}

/** The same occurrence on the calendar and to the people of today; null when the matter has another date now. */
export async function planAgain(
  deps: PlanDeps,
  clock: ReminderClock,
  matter: Matter,
): Promise<ClockState | null> {
  const occurrence = Temporal.PlainDate.from(clock.occurrence);
  const next = matter.next(occurrence);
  if (clock.status === 'ended' || next?.toString() !== clock.occurrence) return null;
  const delegatedTo = (await findDelegate(deps, matter, clock.delegatedTo))?._id ?? null;
  const state: ClockState = { ...stateOf(clock), subject: matter.subject, args: matter.args, delegatedTo };
  if (clock.step === ROLL_STEP) return moveTo(state, rollOver(matter, occurrence));
  const [step] = remainingSteps(deps, clock, matter, clock.plannedAt);
  const [timed] = step ? await timeSteps(deps, matter, [step], delegatedTo) : [];
  return moveTo(state, timed ?? rollOver(matter, occurrence));
}

/** The step of the last card that went out, for one who is to take it up; the next one where none did. */
export function stepTold(
  deps: { calendar(): WorkCalendar },
  clock: ReminderClock,
  matter: Matter,
  now: number,
): string {
  const steps = allSteps(deps, matter, Temporal.PlainDate.from(clock.occurrence), now);
  const next = steps.findIndex(({ id }) => id === clock.step);
  const told = (next < 0 ? steps : steps.slice(0, next)).filter(({ phase }) => phase !== 'escalation');
  return told.at(-1)?.id ?? clock.step;
}

/** Steps not yet sent, in the order of time. */
export function remainingSteps(
  deps: { calendar(): WorkCalendar },
  clock: ReminderClock,
  matter: Matter,
  now: number,
): PlannedStep[] {
  const plannedOn = toLocal(clock.plannedAt, matter.zone).toPlainDate();
  const until = Math.max(now, clock.plannedAt);
  const steps = allSteps(deps, matter, Temporal.PlainDate.from(clock.occurrence), until);
  return stepsFrom(steps, clock.step, plannedOn);
}

export function allSteps(
  deps: { calendar(): WorkCalendar },
  matter: Matter,
  occurrence: Temporal.PlainDate,
  until: number,
): PlannedStep[] {
  const horizon = toLocal(until, matter.zone).toPlainDate().add({ days: HORIZON_DAYS });
  const dates = { occurrence, opened: matter.opened };
  return planSteps(deps.calendar(), matter.ladder, dates, horizon);
}

/** Each step wakes its clock when the hour comes to the first of its recipients. */
export async function timeSteps(
  deps: PlanDeps,
  matter: Matter,
  steps: PlannedStep[],
  delegatedTo: string | null,
): Promise<TimedStep[]> {
  const timed: TimedStep[] = [];
  for (const step of steps) {
    const recipients = await resolveRecipients(deps, matter, step.to, step.date, delegatedTo);
    const told = recipients.length > 0 ? recipients : [{ zone: matter.zone, morning: MORNING }];
    const hours = told.map((each) => toEpochMs(step.date, timeFor(step, each), each.zone));
    timed.push({ step, wakeAt: Math.min(...hours) });
  }
  return timed;
}

/** Step after the last one: to next year's occurrence, or to the end. */
export function rollOver(matter: Matter, occurrence: Temporal.PlainDate): TimedStep {
  const date = occurrence.add({ days: ROLL_AFTER_DAYS });
  const step: PlannedStep = { id: ROLL_STEP, date, at: '00:00', to: [], phase: 'before' };
  return { step, wakeAt: toEpochMs(date, step.at, matter.zone) };
}

/** Stands at a step; a snooze may wake it earlier. */
export function moveTo<T extends ClockState>(state: T, { step, wakeAt }: TimedStep): T {
  const wakes = [wakeAt, ...state.snoozes.map((snooze) => snooze.until)];
  return { ...state, step: step.id, plannedAt: wakeAt, wakeAt: Math.min(...wakes) };
}

function freshState(matter: Matter, occurrence: Temporal.PlainDate, first: TimedStep): ClockState {
  return {
    _id: matter.id,
    kind: matter.kind,
    subject: matter.subject,
    args: matter.args,
    occurrence: occurrence.toString(),
    step: first.step.id,
    plannedAt: first.wakeAt,
    wakeAt: first.wakeAt,
    status: 'armed',
    result: null,
    delegatedTo: null,
    snoozes: [],
    round: 0,
  };
}

function stateOf(clock: ReminderClock): ClockState {
  const { version: _version, pending: _pending, hasPending: _hasPending, ...state } = clock;
  return state;
}
