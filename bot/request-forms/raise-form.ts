import type { Client } from '../../src/clients/client.ts';
import { openRowFields, rowsOf } from '../../src/forms/form-state.ts';
import type { FieldContext } from '../../src/forms/validate-field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { clientFieldOf } from '../../src/requests/forms/new-request-rules.ts';
import { searchFieldOf } from '../../src/requests/forms/save-request-draft.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import type { RequestDraft } from '../../src/requests/request-draft.ts';
import type { Undecidable } from '../../src/requests/seats/find-undecidable.ts';
import type { OptionEntry } from '../../src/requests/views/load-field-options.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { type FormInput, presentForm } from '../cards/form.ts';
import { errorsOfRow, presentLists } from '../cards/form-lists.ts';
import { optionChoices } from '../cards/option-choices.ts';
import { type InputView, inputId, type NoticeView } from '../cards/view.ts';
import { kindTitle } from '../requests/request-words.ts';
import { raiseButtons, raiseListButton, raiseRowButtons } from './raise-form-buttons.ts';

export interface RaiseFormInput {
  draft: RequestDraft;
  definition: RequestKind;
  /** The dictionaries that the fields name. */
  entries: Record<string, OptionEntry[]>;
  context: FieldContext;
  /** Clients to choose from. */
  clients: Client[];
  /** There are more than those: the rest is found by a search box. */
  moreClients: boolean;
  /** Reason why a request came back. */
  returned: NoticeView | null;
  /** Reason why nobody could decide what is sent here. */
  undecidable: Undecidable | null;
  notice: NoticeView | null;
  texts: Texts;
}

/** The form of one kind, or the row that is being edited on it. Data of `clients/form`. */
export function presentRaiseForm(input: RaiseFormInput): CardData {
  const { draft, definition, texts } = input;
  const { values, errors } = draft;
  const form: FormInput = {
    form: `${definition.id}.values`,
    fields: definition.fields,
    values,
    errors,
    rendering: draft.version,
    choices: optionChoices(input.entries, texts),
    texts,
  };
  const header = {
    kind: draft.revision === null ? texts.t('requests.raise.title') : texts.t('requests.raise.rework'),
    number: draft.revision === null ? '' : (draft.request ?? ''),
    title: kindTitle(definition.id, texts),
    status: '',
    tone: 'accent',
  };
  const rowFields = openRowFields(draft, definition.fields);
  if (rowFields && draft.list !== null && draft.row !== null) {
    const { list, row } = draft;
    const wrong = errorsOfRow(errors, list, row);
    const rowForm = { ...form, form: `${form.form}.${list}`, fields: rowFields };
    return {
      header: { ...header, title: texts.built(`fields.${form.form}.${list}.label`) },
      returned: presentAbove(input),
      notice: input.notice ?? countErrors(Object.keys(wrong).length, texts),
      inputs: presentForm({ ...rowForm, values: rowsOf(values, list)[row] ?? {}, errors: wrong }),
      lists: [],
      sections: [],
      buttons: raiseRowButtons(draft, texts),
    };
  }
  return {
    header,
    returned: presentAbove(input),
    notice: input.notice ?? countErrors(Object.keys(errors).length, texts) ?? presentNotice(input),
    inputs: presentForm(form).flatMap((each) => withClients(input, each)),
    lists: presentLists({ ...form, context: input.context, button: raiseListButton(draft, texts) }),
    sections: [],
    buttons: raiseButtons(draft, texts),
  };
}

export function raiseFormSummary({ type, revision }: RequestDraft, texts: Texts): string {
  const kind = texts.t(revision === null ? 'requests.raise.title' : 'requests.raise.rework');
  return texts.t('clients.form.summary', { kind, step: kindTitle(type, texts) });
}

function countErrors(count: number, texts: Texts): NoticeView | null {
  return count === 0 ? null : { text: texts.t('clients.form.errors', { count }), tone: 'attention' };
}

function presentNotice({ definition, returned, texts }: RaiseFormInput): NoticeView | null {
  if (returned || !definition.notice) return null;
  return { text: texts.built(`requests.kinds.${definition.id}.notice`), tone: 'warning' };
}

/** Notice over the whole form, whatever else is said on it. */
function presentAbove({ definition, returned, texts, undecidable }: RaiseFormInput): NoticeView | null {
  if (returned || !undecidable) return returned;
  const text = texts.t(`requests.raise.undecidable-${undecidable.why}`, {
    role: texts.t(`people.roles.${undecidable.role}`),
    raisers: definition.raisedBy.map((role) => texts.t(`people.roles.${role}`)).join(', '),
  });
  return { text, tone: 'warning' };
}

/** A client is chosen among one's own; whoever has many of them has a search box as well. */
function withClients(input: RaiseFormInput, view: InputView): InputView[] {
  const { draft, definition, clients, moreClients, texts } = input;
  const field = clientFieldOf(definition);
  if (!field || view.id !== inputId(field, draft.version)) return [view];
  const choices = clients.map(({ _id, passport }) => ({
    title: `${passport.shortName} · ${_id}`,
    value: _id,
  }));
  const known = choices.some(({ value }) => value === view.value);
  const none = definition.fields[field]?.required ? [] : [{ title: texts.t('fields.none'), value: '' }];
  const only =
    view.value === '' && none.length === 0 && choices.length === 1 ? (choices[0]?.value ?? '') : '';
  const chosen: InputView = {
    ...view,
    kind: 'choice',
    value: known ? view.value : only,
    choices: [...none, ...choices],
    ...(moreClients ? { dataset: `clients/${definition.id}` as const } : {}),
  };
  if (!moreClients) return [chosen];
  const box: InputView = {
    ...view,
    id: inputId(searchFieldOf(field), draft.version),
    label: texts.t('requests.raise.search'),
    required: false,
    value: known ? '' : view.value,
    error: '',
    hint: '',
  };
  return [chosen, box];
}
