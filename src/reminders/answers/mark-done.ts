import type { GreetingSaid } from '../../greetings/greeting.ts';
import { plainSaid } from '../../greetings/greeting-rules.ts';
import { today } from '../../kernel/clock.ts';
import { closeOccurrence } from '../clock/close-occurrence.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import {
  type AnswerDeps,
  type AnswerInput,
  answerEffects,
  answerReminder,
  refuseUnlessAnswerable,
} from './answer-reminder.ts';
import { recordEffects, settleEffects } from './record-answer.ts';

export interface DoneInput extends AnswerInput {
  /** Way of a greeting, where it is all that was told of it. */
  channel?: GreetingSaid['channel'];
  /** All that was told of a greeting. */
  said?: GreetingSaid;
}

/** The client was greeted: nothing more of this occurrence, and a record of it. Repeating it changes nothing. */
export function markDone(deps: AnswerDeps, input: DoneInput): Promise<ReminderClock> {
  return answerReminder(deps, input, async (clock, matter, answerer) => {
    refuseUnlessAnswerable(matter);
    const at = new Date(deps.clock.now()).toISOString();
    const person = await deps.directory.getPerson(input.by);
    const on = today(deps.clock, await deps.directory.zoneOf(person)).toString();
    const said = input.said ?? plainSaid(on, input.channel);
    return {
      doc: closeOccurrence(clock, matter, { outcome: 'done', by: input.by, at, reason: null }),
      effects: [
        ...recordEffects(clock, { ...said, ...answerer, outcome: 'done', reason: '', at }),
        ...settleEffects(clock, answerer, on),
        ...(await answerEffects(deps, clock, answerer, 'done')),
      ],
    };
  });
}
