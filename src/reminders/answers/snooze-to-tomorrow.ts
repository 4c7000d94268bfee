import { tomorrowMorning } from '../clock/send-step.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { type AnswerDeps, type AnswerInput, answerEffects, answerReminder } from './answer-reminder.ts';

export interface SnoozeInput extends AnswerInput {
  /** The step whose card was put off. */
  step: string;
}

const MAX_SNOOZES = 50;

/** The same reminder again tomorrow morning, for whoever clicked. The ladder goes on meanwhile. */
export function snoozeToTomorrow(deps: AnswerDeps, input: SnoozeInput): Promise<ReminderClock> {
  return answerReminder(deps, input, async (clock, _, answerer) => {
    const person = await deps.directory.getPerson(input.by);
    const zone = await deps.directory.zoneOf(person);
    const until = tomorrowMorning(deps.clock.now(), zone);
    if (clock.snoozes.some((snooze) => snooze.person === input.by && snooze.until === until)) return null;
    const others = clock.snoozes.filter((snooze) => snooze.person !== input.by).slice(-MAX_SNOOZES);
    const round = clock.round + 1;
    const snoozes = [...others, { person: input.by, until, zone, step: input.step, round }];
    return {
      doc: { ...clock, snoozes, round, wakeAt: Math.min(clock.wakeAt, until) },
      effects: await answerEffects(deps, clock, answerer, 'snoozed'),
    };
  });
}
