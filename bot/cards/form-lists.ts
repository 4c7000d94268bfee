import type { FieldError, Fields, ListField, Row, Values } from '../../src/forms/field.ts';
import { rowsOf } from '../../src/forms/form-state.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import type { FieldContext } from '../../src/forms/validate-field.ts';
import { validateFields } from '../../src/forms/validate-fields.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { type FormInput, presentFieldError, presentValue } from './form.ts';
import { type ButtonView, type InputView, inputId, type RowView } from './view.ts';

/** One list of a form, with its rows. A long one is a choice of rows, as every button weighs on the card. */
export interface ListView {
  title: string;
  error: string;
  empty: string;
  rows: RowView[];
  inputs: InputView[];
  buttons: ButtonView[];
}

export interface ListsInput extends Pick<FormInput, 'form' | 'choices' | 'texts'> {
  fields: Fields;
  values: Values;
  errors: Record<string, FieldError>;
  /** Differs from one drawing of the card to the next. */
  rendering: number | string;
  context: FieldContext;
  /** Opens a row of a list: its index, -1 for a new one, null for the one picked from the list's choice. */
  button(list: string, row: number | null): ButtonView;
}

const MOST_ROWS_WITH_BUTTONS = 6;

/** The lists among the fields of a form. */
export function presentLists(input: ListsInput): ListView[] {
  return Object.entries(input.fields).flatMap(([name, field]) =>
    field.kind === 'list' ? [presentList(input, name, field)] : [],
  );
}

/** Errors of one row, by its own fields. */
export function errorsOfRow(
  errors: Record<string, FieldError>,
  list: string,
  row: number,
): Record<string, FieldError> {
  const prefix = `${list}/${row}/`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, error]) => [path.slice(prefix.length), error]),
  );
}

/** Fields that name a row together; elsewhere the first field does. */
const NAMED_BY: Record<string, string[]> = { contacts: ['lastName', 'firstName', 'patronymic'] };

const LONGEST_LINE = 200;

/** A row of a list as one line and its details: right values in words, wrong ones as they were typed. */
export function presentRow(
  input: Pick<ListsInput, 'form' | 'choices' | 'texts' | 'context'>,
  list: string,
  field: ListField,
  row: Row,
): { title: string; detail: string } {
  const { values } = validateFields(field.item, row, input.context);
  const words = { form: `${input.form}.${list}`, choices: input.choices, texts: input.texts };
  const shown = (name: string) => {
    const item = field.item[name];
    if (!item) return '';
    if (Object.hasOwn(values, name)) return presentValue(words, name, item, values[name]);
    return item.kind === 'choice' ? presentValue(words, name, item, row[name]) : formatInput(item, row[name]);
  };
  const names = Object.keys(field.item);
  const naming = NAMED_BY[list] ?? names.slice(0, 1);
  return {
    title: line(naming.map(shown), ' '),
    detail: line(names.filter((name) => !naming.includes(name)).map(shown), ' · '),
  };
}

function presentList(input: ListsInput, name: string, field: ListField): ListView {
  const { texts, form, values, errors, button } = input;
  const rows = rowsOf(values, name).map((row, index) => ({
    ...presentRow(input, name, field, row),
    wrong: Object.keys(errorsOfRow(errors, name, index)).length > 0,
  }));
  const error = errors[name];
  const long = rows.length > MOST_ROWS_WITH_BUTTONS;
  return {
    title: texts.built(`fields.${form}.${name}.label`),
    error: error ? presentFieldError(error, texts) : '',
    empty: rows.length === 0 ? texts.t('clients.form.empty') : '',
    rows: long
      ? []
      : rows.map(({ title, detail, wrong }, index) => ({
          title: title || texts.t('clients.form.emptyValue'),
          detail,
          tone: wrong ? 'attention' : 'default',
          buttons: [button(name, index)],
        })),
    inputs: long ? [presentPicker(input, name, rows, texts)] : [],
    buttons: [...(long ? [button(name, null)] : []), ...(rows.length < field.max ? [button(name, -1)] : [])],
  };
}

function presentPicker(
  { rendering }: ListsInput,
  name: string,
  rows: { title: string; detail: string; wrong: boolean }[],
  texts: Texts,
): InputView {
  return {
    id: inputId(`pick-${name}`, rendering),
    kind: 'choice',
    label: texts.t('clients.form.pick'),
    required: false,
    value: '',
    placeholder: '',
    maxLength: 0,
    choices: rows.map(({ title, detail, wrong }, index) => ({
      title: `${wrong ? '! ' : ''}${index + 1}. ${title}${detail ? ` · ${detail}` : ''}`.slice(0, 90),
      value: String(index),
    })),
    error: '',
    hint: '',
  };
}

function line(parts: string[], separator: string): string {
  const text = parts.filter((part) => part !== '').join(separator);
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
}
