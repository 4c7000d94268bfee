import type { ReminderWords } from './words.ts';

type Shared = 'part' | 'isDeadline' | 'todos' | 'todo' | 'buttons';

/** Shared by the days on which clients are greeted. */
export const GREETING_WORDS: Pick<ReminderWords, Shared> = {
  part: 'greetings',
  isDeadline: false,
  todos: ['', '-early', '-eve', '-missed'],
  todo: (_facts, step, days) => {
    if (step === 'missed' || step === 'eve') return `-${step}`;
    return days > 3 ? '-early' : '';
  },
  buttons: (_facts, { done, snooze, delegate, skip }) => [...done, ...snooze, ...delegate, ...skip],
};
