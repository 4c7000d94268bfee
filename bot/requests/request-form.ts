import type { FieldError, Fields, Values } from '../../src/forms/field.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { REASSIGN_FIELDS } from '../../src/requests/actions/reassign-seat.ts';
import { entryFieldsOf } from '../../src/requests/kinds/entry-fields.ts';
import type { Step } from '../../src/requests/request.ts';
import { seatsToReassign } from '../../src/requests/rights/reassign-rules.ts';
import { earliestOf } from '../../src/requests/route/entry-bounds.ts';
import type { Figures } from '../../src/requests/views/load-figures.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { presentForm } from '../cards/form.ts';
import { optionChoices } from '../cards/option-choices.ts';
import type { ButtonView, ChoiceView, FactView, HeaderView, InputView } from '../cards/view.ts';
import type { FormTarget } from './form-target.ts';
import { presentRequestHeader } from './request-card.ts';
import { presentAsked } from './request-facts.ts';
import { presentFigures } from './request-figures.ts';
import { agreeInPlace, seatTitle } from './request-words.ts';

export interface RequestFormInput {
  view: RequestView;
  target: FormTarget;
  /** As typed. */
  typed: Record<string, unknown>;
  errors: Record<string, FieldError>;
  rendering: string;
  texts: Texts;
}

export interface FormView {
  header: HeaderView;
  /** Facts asked for, where something is entered beside them. */
  facts: FactView[];
  inputs: InputView[];
  buttons: ButtonView[];
}

/** Asks for the fields of a step, such as when and how the client was told. */
export function presentRecordForm(
  input: RequestFormInput,
  step: Step,
  figures: Figures | null = null,
): FormView {
  const { view, texts } = input;
  const { id, kind } = step.definition;
  const agree = agreeInPlace(view.request.type, id, texts);
  const { shared, own } = entryFieldsOf(step.definition);
  const inputs = [
    ...presentInputs(input, `${view.request.type}.${id}`, own),
    ...presentInputs(input, 'request', shared),
  ].map((each) => {
    const bound = earliestOf(view.request, step, each.id.split('~')[0] ?? '');
    return bound ? { ...each, hint: texts.t('requests.record.hint', { date: texts.date(bound.day) }) } : each;
  });
  return {
    header: formHeader(view, agree, texts, seatOf(input)),
    facts: [...presentAsked(view, texts), ...presentFigures(figures, texts)],
    inputs,
    buttons: [
      sendButton(
        kind === 'record' ? texts.t('requests.buttons.send-record') : agree,
        'request.decide',
        input,
      ),
      cancelButton(input),
    ],
  };
}

/** Asks to whom an undecided seat of the open step goes, and why; of several seats, which one. */
export function presentReassignForm(input: RequestFormInput, people: ChoiceView[]): FormView {
  const { view, texts } = input;
  const seats = seatsToReassign(view.request).map((each) => ({
    title: seatTitle(each, view.units, texts),
    value: each.id,
  }));
  const only = seats.length === 1 ? seats[0] : undefined;
  const { seat, ...others } = REASSIGN_FIELDS;
  const fields: Fields = only ? others : { seat, ...others };
  const choices: Record<string, ChoiceView[]> = { people, seats };
  const inputs = presentForm({
    form: 'request',
    fields,
    values: typedValues(fields, input.typed),
    errors: input.errors,
    rendering: input.rendering,
    choices: (name) => choices[name] ?? [],
    texts,
  });
  const title = texts.t('requests.reason.reassign');
  return {
    header: formHeader(view, only ? `${title} ${only.title}` : title, texts),
    facts: [],
    inputs: inputs.map((each) =>
      each.kind === 'multiline' ? { ...each, hint: texts.t('requests.reason.hint-reassign') } : each,
    ),
    buttons: [
      sendButton(texts.t('requests.buttons.send-reassign'), 'request.decide', input),
      cancelButton(input),
    ],
  };
}

function typedValues(fields: Fields, typed: Record<string, unknown>): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const value = typed[name];
      return [name, typeof value === 'string' ? value : formatInput(field, null)];
    }),
  );
}

function presentInputs(input: RequestFormInput, form: string, fields: Fields): InputView[] {
  const { view, typed, errors, rendering, texts } = input;
  const values = typedValues(fields, typed);
  return presentForm({
    form,
    fields,
    values,
    errors,
    rendering,
    choices: optionChoices(view.entries, texts),
    texts,
  });
}

function formHeader(view: RequestView, title: string, texts: Texts, seat = ''): HeaderView {
  const header = presentRequestHeader(view, texts);
  const kind = [header.kind, header.title, seat].filter((part) => part !== '').join(' · ');
  return { ...header, kind, title, status: '' };
}

/** Title of the seat that the form decides for; '' where the step has no other. */
function seatOf({ view, target, texts }: RequestFormInput): string {
  const step = view.request.steps.find(({ definition }) => definition.id === target.step);
  const seat = step?.seats.find(({ id }) => id === target.seat);
  return seat && (step?.seats.length ?? 0) > 1 ? seatTitle(seat, view.units, texts) : '';
}

function sendButton(title: string, verb: string, { target }: RequestFormInput): ButtonView {
  return { title, verb, data: { ...target, form: true }, tone: 'positive', withInputs: true };
}

function cancelButton({ target, texts }: RequestFormInput): ButtonView {
  const title = texts.t('requests.buttons.cancel');
  return {
    title,
    verb: 'request.cancel',
    data: { request: target.request },
    tone: 'default',
    withInputs: false,
  };
}
