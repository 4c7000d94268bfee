import type { ReminderWords } from './words.ts';

type Shared = 'part' | 'isDeadline' | 'todos' | 'todo' | 'buttons';

/** «Поздравил» stands on the card itself, apart from these buttons. Shared by the days on which clients are greeted. */
export const GREETING_WORDS: Pick<ReminderWords, Shared> = {
  part: 'greetings',
  isDeadline: false,
  todos: ['', '-early', '-eve', '-missed'],
  todo: (_facts, step, days) => {
    // A list opens the card at the step that comes next.
    if ((step === 'missed' && days < 0) || (step === 'eve' && days > 0)) return `-${step}`;
    return days > 3 ? '-early' : '';
  },
  buttons: (_facts, { snooze, delegate, skip }) => [...snooze, ...delegate, ...skip],
};
