import { plainSaid } from '../../greetings/greeting-rules.ts';
import { AppError } from '../../kernel/errors.ts';
import { closeOccurrence } from '../clock/close-occurrence.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import {
  type AnswerDeps,
  type AnswerInput,
  answerEffects,
  answerReminder,
  refuseUnlessAnswerable,
} from './answer-reminder.ts';
import { recordEffects } from './record-answer.ts';

export interface SkipInput extends AnswerInput {
  reason: string;
}

export const MAX_SKIP_REASON = 500;

/** Nobody will be greeted this time, and why. Throws REASON_REQUIRED without a reason. */
export async function skipWithReason(deps: AnswerDeps, input: SkipInput): Promise<ReminderClock> {
  const reason = input.reason.trim();
  if (reason === '') throw new AppError('REASON_REQUIRED');
  if (reason.length > MAX_SKIP_REASON) throw new AppError('BAD_INPUT');
  return answerReminder(deps, input, async (clock, matter, answerer) => {
    refuseUnlessAnswerable(matter);
    const at = new Date(deps.clock.now()).toISOString();
    return {
      doc: closeOccurrence(clock, matter, { outcome: 'skipped', by: input.by, at, reason }),
      effects: [
        ...recordEffects(clock, {
          ...plainSaid(at.slice(0, 10)),
          ...answerer,
          outcome: 'skipped',
          reason,
          at,
        }),
        ...(await answerEffects(deps, clock, answerer, 'skipped', reason)),
      ],
    };
  });
}
