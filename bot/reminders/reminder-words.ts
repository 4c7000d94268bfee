import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import { daysLeft } from '../cards/dates.ts';
import type { Tone } from '../cards/view.ts';
import { wordsOf } from './kinds/index.ts';

type Dated = Pick<ReminderFacts, 'today' | 'occurrence' | 'kind'>;

/** `через 3 дня`; after a deadline `просрочено на 2 дня`, after an occasion `2 дня назад`. */
export function whenText(facts: Dated, texts: Texts): string {
  const days = daysLeft(facts);
  if (days >= 0) return texts.t('reminders.when', { days });
  return texts.t(wordsOf(facts.kind).isDeadline ? 'reminders.overdue' : 'reminders.ago', { days: -days });
}

export function whenTone(facts: Dated): Tone {
  const days = daysLeft(facts);
  if (days < 0) return wordsOf(facts.kind).isDeadline ? 'attention' : 'warning';
  return days <= 1 ? 'warning' : 'accent';
}

/** Marks what is near with a sign, as its colour alone would not be seen. */
export function rowTitle(title: string, tone: Tone, texts: Texts): string {
  return tone === 'warning' ? texts.t('reminders.soon', { title }) : title;
}

/** Says what to do now, by how far the day is; who is told of others' duty reads whose it is. */
export function todoText(facts: ReminderFacts, step: string, texts: Texts): string {
  const key = `reminders.todo.${facts.kind.id}`;
  const name = facts.heldBy;
  return texts.built(key + wordsOf(facts.kind).todo(facts, step, daysLeft(facts)), {
    name,
    known: name === '' ? 'no' : 'yes',
  });
}
