import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { getStep, openRowFields } from '../../src/clients/passport/draft-rules.ts';
import { PASSPORT_STEPS, stepOfField } from '../../src/clients/passport/passport-form.ts';
import { rowsOf } from '../../src/forms/form-state.ts';
import type { FieldContext } from '../../src/forms/validate-field.ts';
import { presentForm } from '../cards/form.ts';
import { errorsOfRow, type ListView, presentLists } from '../cards/form-lists.ts';
import type { ButtonView, HeaderView, InputView, NoticeView, SectionView } from '../cards/view.ts';
import { listButtons, rowButtons, stepButtons } from './client-form-buttons.ts';
import { presentReview } from './client-form-review.ts';
import type { ClientWords } from './client-words.ts';

/** Data of `clients/form`. */
export interface ClientFormView {
  [key: string]: unknown;
  header: HeaderView;
  /** Notice why the reworked request came back. */
  returned: NoticeView | null;
  notice: NoticeView | null;
  inputs: InputView[];
  lists: ListView[];
  sections: SectionView[];
  buttons: ButtonView[];
}

/** A step of the passport form, or the row that is being edited on it. */
export function presentClientForm(
  draft: PassportDraft,
  words: ClientWords,
  context: FieldContext,
  { said = null, returned = null }: { said?: NoticeView | null; returned?: NoticeView | null } = {},
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
    const errors = errorsOfRow(draft.errors, list, row);
    const inputs = presentForm({ ...form, form: `passport.${list}`, fields: rowFields, values, errors });
    return {
      header: { ...header, title: texts.built(`clients.form.rows.${list}`) },
      returned,
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
    returned,
    notice: said ?? presentErrors(wrong.length, words),
    inputs: presentForm({
      ...form,
      form: 'passport',
      fields: step.fields,
      values: draft.values,
      errors: draft.errors,
    }),
    lists: presentLists({
      form: 'passport',
      fields: step.fields,
      values: draft.values,
      errors: draft.errors,
      rendering: draft.version,
      choices: words.choices,
      texts,
      context,
      button: (list, row) => listButtons(draft, list, row, texts),
    }),
    sections: step.id === 'review' ? presentReview(draft, words, context) : [],
    buttons: stepButtons(draft, texts),
  };
}

export function clientFormSummary(draft: PassportDraft, { texts }: ClientWords): string {
  return texts.t('clients.form.summary', {
    kind: texts.t(`clients.form.kind.${draft.purpose}`),
    step: texts.built(`clients.form.steps.${draft.step}`),
  });
}

function presentHeader(draft: PassportDraft, { texts }: ClientWords): HeaderView {
  const number = PASSPORT_STEPS.findIndex(({ id }) => id === draft.step) + 1;
  return {
    kind: texts.t(`clients.form.kind.${draft.purpose}`),
    number: draft.purpose === 'registration' ? '' : (draft.client ?? ''),
    title: texts.built(`clients.form.steps.${draft.step}`),
    status: texts.t('clients.form.step', { step: number, steps: PASSPORT_STEPS.length }),
    tone: 'accent',
  };
}

function presentErrors(count: number, { texts }: ClientWords): NoticeView | null {
  return count === 0 ? null : { text: texts.t('clients.form.errors', { count }), tone: 'attention' };
}
