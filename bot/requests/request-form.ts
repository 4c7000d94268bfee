import type { FieldError, Fields, Values } from '../../src/forms/field.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { PASS_FIELDS } from '../../src/requests/actions/pass-seat.ts';
import { REASSIGN_FIELDS } from '../../src/requests/actions/reassign-seat.ts';
import { entryFieldsOf } from '../../src/requests/kinds/entry-fields.ts';
import { openStepOf, questionOf, type Step } from '../../src/requests/request.ts';
import { seatsToReassign } from '../../src/requests/rights/reassign-rules.ts';
import { REASON_FIELDS } from '../../src/requests/route/check-entry.ts';
import { earliestOf } from '../../src/requests/route/entry-bounds.ts';
import { TO_AUTHOR } from '../../src/requests/route/pass-rules.ts';
import type { Figures } from '../../src/requests/views/load-figures.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { presentForm } from '../cards/form.ts';
import { optionChoices } from '../cards/option-choices.ts';
import type { ButtonView, ChoiceView, FactView, HeaderView, InputView, NoticeView } from '../cards/view.ts';
import type { FormTarget, ReasonAct } from './form-target.ts';
import { presentRequestHeader } from './request-card.ts';
import { presentAsked } from './request-facts.ts';
import { presentFigures } from './request-figures.ts';
import { actKey, agreeTitle, seatTitle } from './request-words.ts';

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
  /** Notice to answer. */
  notice?: NoticeView | null;
  /** Facts asked for, where something is entered beside them. */
  facts: FactView[];
  inputs: InputView[];
  buttons: ButtonView[];
}

/** Asks why something is stopped or sent back; a message of its own, which redraws leave alone. */
export function presentReasonForm(input: RequestFormInput, asked: ReasonAct): FormView {
  const { view, target, texts } = input;
  const hint = `requests.reason.hint-${target.act}`;
  const label = `requests.reason.label-${target.act}`;
  const act = actKey(asked, openStepOf(view.request)?.definition);
  const question = target.act === 'reply' ? questionOf(view.request, target.seat)?.question : undefined;
  const inputs = presentInputs(input, 'request', REASON_FIELDS).map((each) => ({
    ...each,
    label: texts.has(label) ? texts.t(label) : each.label,
    hint: question ? '' : texts.t(texts.has(hint) ? hint : 'requests.reason.hint'),
  }));
  return {
    header: formHeader(view, texts.t(`requests.reason.${act}`), texts, seatOf(input)),
    notice: question ? { text: question, tone: 'default' } : null,
    facts: [],
    inputs,
    buttons: [
      sendButton(texts.t(`requests.buttons.send-${act}`), 'request.decide', input),
      cancelButton(input),
    ],
  };
}

/** Asks for the fields of a step, such as when and how the client was told. */
export function presentRecordForm(
  input: RequestFormInput,
  step: Step,
  figures: Figures | null = null,
): FormView {
  const { view, texts } = input;
  const { id, kind } = step.definition;
  const agree = agreeTitle(view.request.type, id, texts).replace(/…$/, '');
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

/** Asks whose question it is in place of this department's, and why. */
export function presentPassForm(input: RequestFormInput, departments: string[]): FormView {
  const { view, texts } = input;
  const choices = departments.map((value) => ({ title: passTitle(value, texts), value }));
  const inputs = presentForm({
    form: 'request',
    fields: PASS_FIELDS,
    values: typedValues(PASS_FIELDS, input.typed),
    errors: input.errors,
    rendering: input.rendering,
    choices: () => choices,
    texts,
  });
  return {
    header: formHeader(view, texts.t('requests.reason.pass'), texts),
    facts: presentAsked(view, texts),
    inputs: inputs.map((each) =>
      each.kind === 'multiline' ? { ...each, hint: texts.t('requests.reason.hint-pass') } : each,
    ),
    buttons: [
      sendButton(texts.t('requests.buttons.send-pass'), 'request.decide', input),
      cancelButton(input),
    ],
  };
}

function passTitle(department: string, texts: Texts): string {
  if (department === TO_AUTHOR) return texts.t('requests.reason.pass-to-author');
  return texts.built(`people.roles.${department}`);
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
  const tone = target.act === 'refuse' || target.act === 'withdraw' ? 'destructive' : 'positive';
  return { title, verb, data: { ...target, form: true }, tone, withInputs: true };
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
