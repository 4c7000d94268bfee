import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { tellAtOnce } from '../clock/follow-matter.ts';
import { type PlanDeps, planAgain } from '../clock/plan-clock.ts';
import { findDelegate, withSubstitute } from '../recipients/resolve-recipients.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { type AnswerDeps, type AnswerInput, answerEffects, answerReminder } from './answer-reminder.ts';

export type DelegateDeps = AnswerDeps & PlanDeps;

export interface DelegateInput extends AnswerInput {
  /** The step whose card was handed on. */
  step: string;
}

/** The rest of this occurrence goes to the client's deputy, who is told at once, as is a substitute. Throws NO_DEPUTY. */
export function delegateToDeputy(deps: DelegateDeps, input: DelegateInput): Promise<ReminderClock> {
  return answerReminder(deps, input, async (clock, matter, answerer) => {
    const deputy = await findDelegate(deps, matter, matter.deputy);
    if (!deputy) throw new AppError('NO_DEPUTY');
    if (clock.delegatedTo === deputy._id || input.by === deputy._id) return null;
    const people = await withSubstitute(deps, deputy, today(deps.clock, await deps.directory.zoneOf(deputy)));
    const delegated = { ...clock, delegatedTo: deputy._id };
    const effects = await answerEffects(deps, clock, answerer, 'delegated');
    // The hour of the next step is the deputy's from now on.
    const planned = await planAgain(deps, delegated, matter);
    const told = tellAtOnce(
      people.map(({ _id }) => _id),
      clock,
      input.step,
    );
    return { doc: { ...delegated, ...planned }, effects: [...effects, told] };
  });
}
