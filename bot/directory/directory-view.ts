import type { FieldError, Fields, Values } from '../../src/forms/field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { type ButtonRow, inRows } from '../cards/button-rows.ts';
import { presentForm } from '../cards/form.ts';
import type {
  ButtonView,
  ChoiceView,
  FactView,
  HeaderView,
  InputView,
  NoticeView,
  RowView,
  SectionView,
  Tone,
} from '../cards/view.ts';

/** Data of the cards under `cards/directory/`. */
export interface DirectoryView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  facts: FactView[];
  inputs: InputView[];
  rows: RowView[];
  sections: SectionView[];
  /** Always empty: the buttons stand in rows. */
  buttons: ButtonView[];
  buttonRows: ButtonRow[];
}

/** Values typed and what is wrong with them, or a word on what was done. */
export interface Shown {
  typed?: Record<string, unknown>;
  errors?: Record<string, FieldError>;
  notice?: NoticeView | null;
}

export interface DirectoryFormInput {
  title: string;
  /** `fields.directory.<form>.…`. */
  form: string;
  fields: Fields;
  values: Values;
  shown: Shown;
  choices(name: string): ChoiceView[];
  rendering: string;
  buttons: ButtonView[];
  texts: Texts;
}

export function directoryView(title: string, texts: Texts, parts: Partial<DirectoryView>): DirectoryView {
  const header: HeaderView = {
    kind: texts.t('directory.kind'),
    number: '',
    title,
    status: '',
    tone: 'default',
  };
  const view = { header, notice: null, facts: [], inputs: [], rows: [], sections: [], ...parts };
  return { ...view, buttons: [], buttonRows: inRows(parts.buttons ?? []) };
}

/** A form of the directory: what was typed stays, with a sentence at each wrong field. */
export function presentDirectoryForm(input: DirectoryFormInput): DirectoryView {
  const { title, form, fields, shown, choices, rendering, buttons, texts } = input;
  const typed = Object.entries(shown.typed ?? {}).filter(([name]) => name in fields);
  const values = { ...input.values, ...Object.fromEntries(typed.map(([k, v]) => [k, String(v ?? '')])) };
  const errors = shown.errors ?? {};
  const wrong = Object.keys(errors).length;
  const notice: NoticeView | null =
    wrong > 0 ? { text: texts.t('directory.errors', { count: wrong }), tone: 'attention' } : null;
  return directoryView(title, texts, {
    notice: shown.notice ?? notice,
    inputs: presentForm({ form: `directory.${form}`, fields, values, errors, rendering, choices, texts }),
    buttons,
  });
}

export function directoryButton(
  title: string,
  verb: string,
  data: Record<string, unknown> = {},
  options: { tone?: ButtonView['tone']; withInputs?: boolean } = {},
): ButtonView {
  return { title, verb, data, tone: options.tone ?? 'default', withInputs: options.withInputs ?? false };
}

export function statusTone(active: boolean): Tone {
  return active ? 'good' : 'warning';
}

/** More choices than that would not fit on the card: the search narrows them. */
export const MOST_PICKED = 100;

/** A choice with a button beside it, for lists whose rows would each weigh on the card. */
export function pickerView(
  id: string,
  label: string,
  choices: ChoiceView[],
  rendering: string,
  placeholder = '',
): InputView {
  return {
    id: `${id}~${rendering}`,
    kind: 'choice',
    label,
    required: false,
    value: '',
    placeholder,
    maxLength: 0,
    choices,
    error: '',
    hint: '',
  };
}

/** Input to look for what a picker cannot hold. */
export function searchView(label: string, text: string, rendering: string): InputView {
  return { ...pickerView('text', label, [], rendering), kind: 'text', value: text, maxLength: 100 };
}
