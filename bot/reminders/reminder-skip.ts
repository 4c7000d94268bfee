import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import { MAX_SKIP_REASON } from '../../src/reminders/answers/skip-with-reason.ts';
import { type ButtonView, type HeaderView, type InputView, inputId } from '../cards/view.ts';
import type { ReminderTarget } from './kinds/parts.ts';
import { reminderHeader } from './reminder-card.ts';

/** Data of `reminders/skip`: the reason is asked on a form of its own that redraws leave alone. */
export interface SkipView {
  [key: string]: unknown;
  header: HeaderView;
  inputs: InputView[];
  buttons: ButtonView[];
}

export interface SkipForm {
  facts: ReminderFacts;
  target: ReminderTarget;
  typed: string;
  /** A finished sentence, or ''. */
  error: string;
  /** Differs from one drawing to the next. */
  rendering: string;
  texts: Texts;
}

export function presentSkip({ facts, target, typed, error, rendering, texts }: SkipForm): SkipView {
  const button = (key: KeyPart<'reminders.buttons'>, verb: string, withInputs: boolean): ButtonView => ({
    title: texts.t(`reminders.buttons.${key}`),
    verb,
    data: { ...target },
    tone: 'default',
    withInputs,
  });
  return {
    header: reminderHeader(facts, texts),
    inputs: [
      {
        id: inputId('reason', rendering),
        kind: 'multiline',
        label: texts.t('reminders.skip.label'),
        required: true,
        value: typed,
        placeholder: texts.t('reminders.skip.placeholder'),
        maxLength: MAX_SKIP_REASON,
        choices: [],
        error,
        hint: '',
      },
    ],
    buttons: [button('confirm-skip', 'reminder.skip', true), button('back', 'reminder.show', false)],
  };
}
