import { type PlanAbout, planSignature } from '../../../src/reminders/kinds/plan-signature.ts';
import { DEADLINE_TODOS, deadlineTodo, fact } from './parts.ts';
import type { ReminderWords } from './words.ts';

export const planSignatureWords: ReminderWords<PlanAbout> = {
  card: planSignature.card,
  part: 'plans',
  isDeadline: true,
  title: ({ about: { year } }, texts) => texts.t('reminders.titles.plan-signature', { year: String(year) }),
  subject: ({ manager }) => manager.name,
  number: () => '',
  facts: ({ about: { manager } }, { due }, texts) => [
    ...fact('manager', manager.name, texts),
    ...fact('due', due, texts),
  ],
  todos: ['', '-other'].flatMap((reader) => DEADLINE_TODOS.map((day) => `${reader}${day}`)),
  todo: ({ isOwnDuty }, _step, days) => `${isOwnDuty ? '' : '-other'}${deadlineTodo(days)}`,
  buttons: (_facts, { deed, snooze }) => [...deed, ...snooze],
  deed: ({ about: { manager, year } }, _target, texts) => [
    {
      title: texts.t('reminders.buttons.open-plan'),
      verb: 'plan.year',
      data: { manager: manager.id, year },
      tone: 'positive',
      withInputs: false,
    },
  ],
  ended: ({ signed }, texts) =>
    signed ? { status: texts.t('plans.states.signed'), state: texts.t('reminders.state.plan-signed') } : null,
};
