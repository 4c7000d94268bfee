import { tomorrowMorning } from '../clock/send-step.ts';
import type { ReminderClock, Snooze } from '../reminder-clock.ts';
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
    const until = tomorrowMorning(deps.clock.now(), person, zone);
    if (clock.snoozes.some((snooze) => snooze.person === input.by && snooze.until === until)) return null;
    return {
      doc: putOff(clock, { person: input.by, until, zone, step: input.step }),
      effects: await answerEffects(deps, clock, answerer, 'snoozed'),
    };
  });
}

/** The clock with one more snooze, in place of the person's last one. */
export function putOff(clock: ReminderClock, snooze: Omit<Snooze, 'round'>): ReminderClock {
  const others = clock.snoozes.filter(({ person }) => person !== snooze.person).slice(-MAX_SNOOZES);
  const round = clock.round + 1;
  const snoozes = [...others, { ...snooze, round }];
  return { ...clock, snoozes, round, wakeAt: Math.min(clock.wakeAt, snooze.until) };
}
