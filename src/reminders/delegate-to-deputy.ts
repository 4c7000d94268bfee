import type { NewEffect } from '../effects/effect.ts';
import { AppError } from '../errors.ts';
import { type AnswerDeps, type AnswerInput, answerEffects, answerReminder } from './answer-reminder.ts';
import type { ReminderClock } from './reminder-clock.ts';

export interface DelegateInput extends AnswerInput {
  /** The step whose card was handed on. */
  step: string;
}

/** The rest of this occurrence goes to the client's deputy, who is told at once. Throws NO_DEPUTY. */
export function delegateToDeputy(deps: AnswerDeps, input: DelegateInput): Promise<ReminderClock> {
  return answerReminder(deps, input, async (clock, matter, answerer) => {
    const deputy = matter.deputy ? await deps.directory.findPerson(matter.deputy) : undefined;
    if (!deputy) throw new AppError('NO_DEPUTY');
    if (clock.delegatedTo === deputy._id || input.by === deputy._id) return null;
    const { matter: id, occurrence, step } = input;
    const told: NewEffect = {
      name: 'tell',
      args: {
        audience: [{ person: deputy._id }],
        content: { kind: 'reminder', matter: id, occurrence, step, late: false },
      },
    };
    const effects = await answerEffects(deps, clock, answerer, 'delegated');
    return { doc: { ...clock, delegatedTo: deputy._id }, effects: [...effects, told] };
  });
}
