import { Temporal } from 'temporal-polyfill';
import type { Change } from '../../effects/change.ts';
import { toLocal } from '../../kernel/clock.ts';
import { type LoadMatterDeps, loadMatter } from '../kinds/load-matter.ts';
import type { Matter } from '../matter.ts';
import { handOverSnoozes } from '../recipients/hand-over-snoozes.ts';
import { isPlan, type ReminderClock } from '../reminder-clock.ts';
import { isTooOld, splitAt } from '../reminder-rules.ts';
import { redrawsOf } from './change-clock.ts';
import { EFFECTIVE_DATE, takeEffect } from './effective-date.ts';
import {
  moveTo,
  type PlanDeps,
  planFresh,
  ROLL_STEP,
  remainingSteps,
  rollOver,
  timeSteps,
} from './plan-clock.ts';
import { advancePlan, type PlanJobDeps } from './plans.ts';
import { type SendStepDeps, sendSnoozes, sendStep } from './send-step.ts';

export type AdvanceDeps = LoadMatterDeps & PlanDeps & SendStepDeps & PlanJobDeps;

/** Writes what is due of a clock whose hour has come, and moves it to its next step. */
export async function advanceClock(
  deps: AdvanceDeps,
  clock: ReminderClock,
  now: number,
): Promise<Change<ReminderClock>> {
  if (clock.args.plan === EFFECTIVE_DATE) return takeEffect(clock);
  if (isPlan(clock)) return { doc: await advancePlan(deps, clock, now), effects: [] };
  const matter = await loadMatter(deps, clock);
  if (!matter) return endClock(deps, clock);
  const occurrence = Temporal.PlainDate.from(clock.occurrence);
  const moved = matter.next(occurrence)?.toString() !== clock.occurrence;
  if (moved || (clock.step === ROLL_STEP && clock.plannedAt <= now)) {
    const fresh = await planFresh(deps, matter, now);
    return fresh ? { doc: { ...clock, ...fresh }, effects: [] } : endClock(deps, clock);
  }
  const snoozes = await handOverSnoozes(deps, matter, clock, now);
  const left = await sendSnoozes(deps, { ...clock, snoozes }, now);
  return { doc: await climb(deps, { ...clock, snoozes: left }, matter, now), effects: [] };
}

export async function endClock(
  deps: Pick<AdvanceDeps, 'deliveries'>,
  clock: ReminderClock,
): Promise<Change<ReminderClock>> {
  return {
    doc: { ...clock, status: 'ended', snoozes: [] },
    effects: await redrawsOf(deps, clock._id, clock.occurrence),
  };
}

/** Sends the latest step whose hour has come, and stands at the next one. */
async function climb(
  deps: AdvanceDeps,
  clock: ReminderClock,
  matter: Matter,
  now: number,
): Promise<ReminderClock> {
  const occurrence = Temporal.PlainDate.from(clock.occurrence);
  if (clock.result || clock.step === ROLL_STEP) return moveTo(clock, rollOver(matter, occurrence));
  const steps = remainingSteps(deps, clock, matter, now);
  const { due, missed, next } = splitAt(await timeSteps(deps, matter, steps, clock.delegatedTo), now);
  for (const { step } of missed) logSkipped(deps, clock, step.id, 'missed');
  if (due) {
    const today = toLocal(now, matter.zone).toPlainDate();
    if (isTooOld(matter.ladder, due.step, today)) logSkipped(deps, clock, due.step.id, 'too-old');
    else await sendStep(deps, clock, matter, { step: due.step, withOwner: missed.length > 0 }, now);
  }
  // A clock that ended at its last step would take that step's card back before it is sent.
  return moveTo(clock, next ?? rollOver(matter, occurrence));
}

function logSkipped(deps: AdvanceDeps, clock: ReminderClock, step: string, why: string): void {
  deps.log.info({ matter: clock._id, occurrence: clock.occurrence, step, why }, 'a reminder was dropped');
}
