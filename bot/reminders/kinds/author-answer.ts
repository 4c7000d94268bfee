import { authorAnswer } from '../../../src/reminders/kinds/author-answer.ts';
import type { StepAbout } from '../../../src/reminders/kinds/request-step.ts';
import { stepTitle } from '../../requests/request-words.ts';
import { fact } from './parts.ts';
import { STEP_WORDS, stepFacts } from './request-step.ts';
import type { ReminderWords } from './words.ts';

export const authorAnswerWords: ReminderWords<StepAbout> = {
  ...STEP_WORDS,
  card: authorAnswer.card,
  /** Answers have a day on which they were asked for, and none by which they are due. */
  isDeadline: false,
  title: ({ about }, texts) =>
    texts.t('reminders.titles.author-answer', { step: stepTitle(about.request.type, about.step, texts) }),
  facts: ({ about }, { date }, texts) => [
    ...stepFacts(about, texts),
    ...(about.request.paused?.questions ?? []).flatMap(({ question }) => fact('question', question, texts)),
    ...fact('asked', date, texts),
  ],
  todos: ['', '-other'],
  todo: ({ isOwnDuty }) => (isOwnDuty ? '' : '-other'),
};
