import type { PassportDraft } from '../../src/clients/draft.ts';
import { getStep, openRowFields } from '../../src/clients/draft-rules.ts';
import { PASSPORT_STEPS, stepOfField } from '../../src/clients/passport-form.ts';
import type { FieldError, ListField } from '../../src/forms/field.ts';
import { rowsOf } from '../../src/forms/form-state.ts';
import type { FieldContext } from '../../src/forms/validate-field.ts';
import { listButtons, rowButtons, stepButtons } from './client-form-buttons.ts';
import { presentReview } from './client-form-review.ts';
import { presentRow } from './client-form-rows.ts';
import type { ClientWords } from './client-words.ts';
import { presentFieldError, presentForm } from './form.ts';
import type { ButtonView, HeaderView, InputView, NoticeView, RowView, SectionView } from './view.ts';

/** One list of a form step, with its rows. A long one is a choice of rows, as every button weighs on the card. */
interface ListView {
  title: string;
  error: string;
  empty: string;
  rows: RowView[];
  inputs: InputView[];
  buttons: ButtonView[];
}

/** Data of `clients/form`. */
export interface ClientFormView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  inputs: InputView[];
  lists: ListView[];
  sections: SectionView[];
  buttons: ButtonView[];
}

const MOST_ROWS_WITH_BUTTONS = 6;

/** A step of the passport form, or the row that is being edited on it. */
export function presentClientForm(
  draft: PassportDraft,
  words: ClientWords,
  context: FieldContext,
  said: NoticeView | null = null,
): ClientFormView {
  const rowFields = openRowFields(draft);
  const step = getStep(draft.step);
  const { texts } = words;
  const form = {
    rendering: `${draft.version}`,
    texts,
    choices: (name: string) =>
      words.choices(name).filter(({ value }) => name === 'units' || value !== draft.manager),
  };
  const header = presentHeader(draft, words);
  if (rowFields && draft.list !== null && draft.row !== null) {
    const { list, row } = draft;
    const values = rowsOf(draft.values, list)[row] ?? {};
    const errors = rowErrors(draft, list, row);
    const inputs = presentForm({ ...form, form: `passport.${list}`, fields: rowFields, values, errors });
    return {
      header: { ...header, title: texts.t(`clients.form.rows.${list}`) },
      notice: said ?? presentErrors(Object.keys(errors).length, words),
      inputs,
      lists: [],
      sections: [],
      buttons: rowButtons(draft, texts),
    };
  }
  const wrong = Object.keys(draft.errors).filter((path) => stepOfField(path) === step.id);
  return {
    header,
    notice: said ?? presentErrors(wrong.length, words),
    inputs: presentForm({
      ...form,
      form: 'passport',
      fields: step.fields,
      values: draft.values,
      errors: draft.errors,
    }),
    lists: Object.entries(step.fields).flatMap(([name, field]) =>
      field.kind === 'list' ? [presentList(draft, name, field, words, context)] : [],
    ),
    sections: step.id === 'review' ? presentReview(draft, words, context) : [],
    buttons: stepButtons(draft, texts),
  };
}

export function clientFormSummary(draft: PassportDraft, { texts }: ClientWords): string {
  return texts.t('clients.form.summary', {
    kind: texts.t(`clients.form.kind.${draft.purpose}`),
    step: texts.t(`clients.form.steps.${draft.step}`),
  });
}

function presentHeader(draft: PassportDraft, { texts }: ClientWords): HeaderView {
  const number = PASSPORT_STEPS.findIndex(({ id }) => id === draft.step) + 1;
  return {
    kind: texts.t(`clients.form.kind.${draft.purpose}`),
    number: draft.purpose === 'registration' ? '' : (draft.client ?? ''),
    title: texts.t(`clients.form.steps.${draft.step}`),
    status: texts.t('clients.form.step', { step: number, steps: PASSPORT_STEPS.length }),
    tone: 'accent',
  };
}

function presentErrors(count: number, { texts }: ClientWords): NoticeView | null {
  return count === 0 ? null : { text: texts.t('clients.form.errors', { count }), tone: 'attention' };
}

function rowErrors(draft: PassportDraft, list: string, row: number): Record<string, FieldError> {
  const prefix = `${list}/${row}/`;
  return Object.fromEntries(
    Object.entries(draft.errors)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, error]) => [path.slice(prefix.length), error]),
  );
}

function presentList(
  draft: PassportDraft,
  name: string,
  field: ListField,
  words: ClientWords,
  context: FieldContext,
): ListView {
  const { texts } = words;
  const rows = rowsOf(draft.values, name).map((row, index) => ({
    ...presentRow(name, field, row, words, context),
    wrong: Object.keys(rowErrors(draft, name, index)).length > 0,
  }));
  const error = draft.errors[name];
  const long = rows.length > MOST_ROWS_WITH_BUTTONS;
  return {
    title: texts.t(`fields.passport.${name}.label`),
    error: error ? presentFieldError(error, texts) : '',
    empty: rows.length === 0 ? texts.t('clients.form.empty') : '',
    rows: long
      ? []
      : rows.map(({ title, detail, wrong }, index) => ({
          title: title || texts.t('clients.form.emptyValue'),
          detail,
          tone: wrong ? 'attention' : 'default',
          buttons: [listButtons(draft, name, index, texts)],
        })),
    inputs: long ? [presentPicker(draft, name, rows, words)] : [],
    buttons: [
      ...(long ? [listButtons(draft, name, null, texts)] : []),
      ...(rows.length < field.max ? [listButtons(draft, name, -1, texts)] : []),
    ],
  };
}

function presentPicker(
  draft: PassportDraft,
  name: string,
  rows: { title: string; detail: string; wrong: boolean }[],
  { texts }: ClientWords,
): InputView {
  return {
    id: `pick-${name}~${draft.version}`,
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
