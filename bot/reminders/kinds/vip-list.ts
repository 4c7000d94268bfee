import { type ListAbout, vipListKind } from '../../../src/reminders/kinds/vip-list.ts';
import { periodName } from '../../cards/dates.ts';
import { DEADLINE_TODOS, deadlineTodo, fact } from './parts.ts';
import type { ReminderWords } from './words.ts';

const STEPS = ['draft', 'agreeing', 'agreed'] as const;

export const vipListWords: ReminderWords<ListAbout> = {
  card: vipListKind.card,
  part: 'lists',
  isDeadline: true,
  title: ({ about: { list } }, texts) =>
    texts.t('reminders.titles.quarter-list', { quarter: periodName(list._id, texts) }),
  subject: () => '',
  number: () => '',
  facts: ({ about: { list } }, { due }, texts) => [
    ...fact('period', periodName(list._id, texts), texts),
    ...fact('due', due, texts),
  ],
  todos: STEPS.flatMap((step) => DEADLINE_TODOS.map((day) => `-${step}${day}`)),
  todo: ({ about, clock }, _step, days) => {
    const step = STEPS.find((each) => each === clock.args.status) ?? 'draft';
    return `-${about.list.status === step ? step : 'draft'}${deadlineTodo(days)}`;
  },
  buttons: (_facts, { deed, snooze }) => [...deed, ...snooze],
  deed: ({ about: { list } }, _target, texts) => [
    {
      title: texts.t('reminders.buttons.open-list'),
      verb: 'list.open',
      data: { list: list._id },
      tone: 'positive',
      withInputs: false,
    },
  ],
};
