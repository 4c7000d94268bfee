import type { FieldError, Fields } from '../../src/forms/field.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { ROW_FIELD } from '../../src/requests/actions/add-to-request.ts';
import type { Addition } from '../../src/requests/kinds/definition.ts';
import { rowsIn } from '../../src/requests/route/addition-rules.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { presentForm } from '../cards/form.ts';
import type { ChoiceView, InputView } from '../cards/view.ts';
import { presentRequestHeader } from '../requests/request-card.ts';

import type { FormView } from '../requests/request-form.ts';

export interface AdditionFormInput {
  view: RequestView;
  addition: Addition;
  /** As typed. */
  typed: Record<string, unknown>;
  errors: Record<string, FieldError>;
  rendering: string;
  texts: Texts;
}

/** Asks for an addition; of a list, for the row too. */
export function presentAdditionForm(input: AdditionFormInput): FormView {
  const { view, addition, texts } = input;
  const { definition, request } = view;
  const header = presentRequestHeader(view, texts);
  const add = texts.built(`requests.kinds.${definition.id}.additions.${addition.id}.add`);
  return {
    header: { ...header, kind: `${header.kind} · ${header.title}`, title: add.replace(/…$/, ''), status: '' },
    facts: [],
    inputs: presentInputs(input),
    buttons: [
      {
        title: texts.t('requests.buttons.send-record'),
        verb: 'request.add',
        data: { request: request._id, addition: addition.id },
        tone: 'positive',
        withInputs: true,
      },
      {
        title: texts.t('requests.buttons.cancel'),
        verb: 'request.cancel',
        data: { request: request._id },
        tone: 'default',
        withInputs: false,
      },
    ],
  };
}

function presentInputs({ view, addition, typed, errors, rendering, texts }: AdditionFormInput): InputView[] {
  const rows = addition.list === undefined ? [] : rowChoices(view, addition.list);
  const fields: Fields = {
    ...(addition.list === undefined ? {} : rowFields),
    ...addition.fields,
  };
  return presentForm({
    form: `${view.definition.id}.${addition.id}`,
    fields,
    values: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => {
        const value = typed[name];
        return [name, typeof value === 'string' ? value : formatInput(field, null)];
      }),
    ),
    errors,
    rendering,
    choices: () => rows,
    texts,
  });
}

const rowFields = { [ROW_FIELD]: { kind: 'choice', options: 'rows', required: true } } satisfies Fields;

function rowChoices({ request }: RequestView, list: string): ChoiceView[] {
  return rowsIn(request, list).map(({ title }, n) => ({
    title: `${n + 1}. ${title ?? ''}`,
    value: String(n),
  }));
}
