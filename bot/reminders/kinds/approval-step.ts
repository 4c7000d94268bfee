import type { Texts } from '../../../src/i18n/translate.ts';
import { approvalStep } from '../../../src/reminders/kinds/approval-step.ts';
import type { StepAbout } from '../../../src/reminders/kinds/request-step.ts';
import type { StepKind } from '../../../src/requests/kinds/definition.ts';
import { seatTitle, stepTitle } from '../../requests/request-words.ts';
import { DEADLINE_TODOS, deadlineTodo, fact } from './parts.ts';
import { STEP_WORDS, stepFacts } from './request-step.ts';
import type { ReminderWords } from './words.ts';

const READERS: readonly (StepKind | 'other')[] = ['approve', 'answer', 'record', 'confirm', 'other'];

export const approvalStepWords: ReminderWords<StepAbout> = {
  ...STEP_WORDS,
  card: approvalStep.card,
  isDeadline: true,
  /** `Ждёт ответа: Ответ юристов`; whoever is told of others' delay reads whose it is, where that is one seat. */
  title: ({ about, isOwnDuty }, texts) => {
    const [only, ...more] = isOwnDuty ? [] : awaitedSeats(about, texts);
    const step = stepTitle(about.request.type, about.step, texts);
    const what = only && more.length === 0 ? only : step;
    return texts.t(`reminders.titles.step-${stepKind(about)}`, { what });
  },
  facts: ({ about, isOwnDuty }, { due }, texts) => {
    const awaited = isOwnDuty ? [] : awaitedSeats(about, texts);
    return [
      ...stepFacts(about, texts),
      // One alone stands in the title.
      ...fact('awaited', awaited.length > 1 ? awaited.join('; ') : '', texts),
      ...fact('due', due, texts),
    ];
  },
  todos: READERS.flatMap((reader) => DEADLINE_TODOS.map((day) => `-${reader}${day}`)),
  todo: ({ about, isOwnDuty }, _step, days) =>
    `-${isOwnDuty ? stepKind(about) : 'other'}${deadlineTodo(days)}`,
};

/** Approve, answer, record or confirm: the deed that the step waits for. */
function stepKind({ request, step }: StepAbout): StepKind {
  return request.steps.find(({ definition }) => definition.id === step)?.definition.kind ?? 'approve';
}

function awaitedSeats({ request, step, units }: StepAbout, texts: Texts): string[] {
  const seats = request.steps.find(({ definition }) => definition.id === step)?.seats ?? [];
  return seats.filter(({ decision }) => !decision).map((seat) => seatTitle(seat, units, texts));
}
