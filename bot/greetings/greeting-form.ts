import type { FieldError, Values } from '../../src/forms/field.ts';
import { GREETING_FIELDS, type GreetingEntry, MOVE_FIELDS } from '../../src/greetings/greeting.ts';
import { INTENT_FIELDS, type Intent } from '../../src/greetings/intent.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { presentForm } from '../cards/form.ts';
import type { InputView } from '../cards/view.ts';

/** Values that somebody typed, with a sentence for each field that is wrong. */
export interface Tried {
  place: 'details' | 'move';
  typed: Record<string, unknown>;
  errors: Record<string, FieldError>;
}

/** Inputs of «Поздравил…»: as typed, else as recorded, else as intended, else for a call today. */
export function greetingInputs(
  { recorded, today, tried, rendering, intent }: FormInput & { recorded: GreetingEntry | null },
  texts: Texts,
): InputView[] {
  const begun: Values = recorded
    ? { ...recorded, channel: recorded.channel }
    : { channel: intent?.channel ?? 'call', on: today, gift: intent?.gift ?? '', cost: intent?.cost ?? null };
  return inputsOf(GREETING_FIELDS, begun, tried?.place === 'details' ? tried : null, rendering, texts);
}

export interface FormInput {
  /** ISO date where the reader is. */
  today: string;
  tried: Tried | null;
  rendering: string | number;
  intent?: Intent | null;
}

export function moveInputs({ tried, rendering }: FormInput, texts: Texts): InputView[] {
  return inputsOf(MOVE_FIELDS, {}, tried?.place === 'move' ? tried : null, rendering, texts);
}

/** Inputs of «Задумано…». */
export function intentInputs(
  { intent, tried, rendering }: Pick<FormInput, 'intent' | 'rendering'> & { tried: TypedValues | null },
  texts: Texts,
): InputView[] {
  const begun = {
    meantChannel: intent?.channel ?? null,
    meantGift: intent?.gift ?? '',
    meantCost: intent?.cost ?? null,
  };
  return inputsOf(INTENT_FIELDS, begun, tried, rendering, texts);
}

type TypedValues = Omit<Tried, 'place'>;

function inputsOf(
  fields: typeof GREETING_FIELDS,
  begun: Values,
  tried: TypedValues | null,
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
