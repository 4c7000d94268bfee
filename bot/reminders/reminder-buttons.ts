import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import type { ButtonView } from '../cards/view.ts';
import { wordsOf } from './kinds/index.ts';
import type { ReminderTarget } from './kinds/parts.ts';

export function reminderButtons(facts: ReminderFacts, target: ReminderTarget, texts: Texts): ButtonView[] {
  const button = makeButton(target, texts);
  const open = facts.state === 'open';
  if (open && !facts.mayAnswer) return [];
  const words = wordsOf(facts.kind);
  const answers = {
    done: open ? [button('done', 'reminder.done', 'positive')] : [],
    snooze: open ? [button('snooze', 'reminder.snooze')] : [],
    delegate: open && facts.mayDelegate ? [button('delegate', 'reminder.delegate')] : [],
    skip: open ? [button('skip', 'reminder.ask-skip')] : [],
    deed: open ? (words.deed?.(facts, target, texts) ?? []) : [],
    toClient: [button('open-client', 'reminder.open')],
  };
  return words.buttons(facts, answers, texts);
}

/** In a digest's row: the deed, and the way to the whole card. */
export function rowButtons(facts: ReminderFacts, target: ReminderTarget, texts: Texts): ButtonView[] {
  if (facts.state !== 'open' || !facts.mayAnswer) return [];
  const button = makeButton(target, texts);
  const answered = button('done', 'reminder.done', 'positive');
  const isGreeting = wordsOf(facts.kind).greeting !== undefined;
  const done = [isGreeting ? { ...answered, title: texts.t('greetings.buttons.greeted') } : answered];
  const deed = wordsOf(facts.kind).deed?.(facts, target, texts) ?? [];
  return [...(facts.kind.endsBy === 'answer' ? done : deed), button('open', 'reminder.open')];
}

function makeButton(target: ReminderTarget, texts: Texts) {
  return (
    key: KeyPart<'reminders.buttons'>,
    verb: string,
    tone: ButtonView['tone'] = 'default',
  ): ButtonView => ({
    title: texts.t(`reminders.buttons.${key}`),
    verb,
    data: { ...target },
    tone,
    withInputs: false,
  });
}
