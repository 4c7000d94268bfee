import type { FieldError, Values } from '../../src/forms/field.ts';
import { GREETING_FIELDS, type GreetingEntry, MOVE_FIELDS } from '../../src/greetings/greeting.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { presentForm } from '../cards/form.ts';
import type { InputView } from '../cards/view.ts';

/** Values that somebody typed, with a sentence for each field that is wrong. */
export interface Tried {
  place: 'details' | 'move';
  typed: Record<string, unknown>;
  errors: Record<string, FieldError>;
}

/** Inputs of «Поздравил…»: as typed, else as recorded, else for a call today. */
export function greetingInputs(
  { recorded, today, tried, rendering }: FormInput & { recorded: GreetingEntry | null },
  texts: Texts,
): InputView[] {
  const begun: Values = recorded
    ? { ...recorded, channel: recorded.channel }
    : { channel: 'call', on: today };
  return inputsOf(GREETING_FIELDS, begun, tried?.place === 'details' ? tried : null, rendering, texts);
}

export interface FormInput {
  /** ISO date where the reader is. */
  today: string;
  tried: Tried | null;
  rendering: string | number;
}

export function moveInputs({ tried, rendering }: FormInput, texts: Texts): InputView[] {
  return inputsOf(MOVE_FIELDS, {}, tried?.place === 'move' ? tried : null, rendering, texts);
}

function inputsOf(
  fields: typeof GREETING_FIELDS,
  begun: Values,
  tried: Tried | null,
  rendering: string | number,
  texts: Texts,
): InputView[] {
  const typed = Object.entries(tried?.typed ?? {}).filter(([name]) => name in fields);
  const values = tried
    ? Object.fromEntries(typed.map(([name, value]) => [name, String(value ?? '')]))
    : begun;
  const errors = tried?.errors ?? {};
  return presentForm({ form: 'greeting', fields, values, errors, rendering, choices: () => [], texts });
}
