import { clientNotice } from '../../../src/reminders/kinds/client-notice.ts';
import type { StepAbout } from '../../../src/reminders/kinds/request-step.ts';
import { DEADLINE_TODOS, deadlineTodo, fact } from './parts.ts';
import { STEP_WORDS, stepFacts } from './request-step.ts';
import type { ReminderWords } from './words.ts';

export const clientNoticeWords: ReminderWords<StepAbout> = {
  ...STEP_WORDS,
  card: clientNotice.card,
  isDeadline: true,
  title: ({ isOwnDuty }, texts) => texts.t(`reminders.titles.client-notice${isOwnDuty ? '' : '-other'}`),
  facts: ({ about }, { due }, texts) => [...stepFacts(about, texts), ...fact('due', due, texts)],
  todos: ['', '-other'].flatMap((reader) => DEADLINE_TODOS.map((day) => `${reader}${day}`)),
  todo: ({ isOwnDuty }, _step, days) => `${isOwnDuty ? '' : '-other'}${deadlineTodo(days)}`,
};
