import { closeOccurrence } from '../clock/close-occurrence.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import {
  type AnswerDeps,
  type AnswerInput,
  answerEffects,
  answerReminder,
  refuseUnlessAnswerable,
} from './answer-reminder.ts';

/** The client was greeted: nothing more of this occurrence. Repeating it changes nothing. */
export function markDone(deps: AnswerDeps, input: AnswerInput): Promise<ReminderClock> {
  return answerReminder(deps, input, async (clock, matter, answerer) => {
    refuseUnlessAnswerable(matter);
    const at = new Date(deps.clock.now()).toISOString();
    return {
      doc: closeOccurrence(clock, matter, { outcome: 'done', by: input.by, at, reason: null }),
      effects: await answerEffects(deps, clock, answerer, 'done'),
    };
  });
}
