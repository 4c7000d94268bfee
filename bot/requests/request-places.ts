import type { FieldError, Fields, Values } from '../../src/forms/field.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { PASS_FIELDS } from '../../src/requests/actions/pass-seat.ts';
import { type EntrySize, entryFieldsOf, entrySizeOf } from '../../src/requests/kinds/entry-fields.ts';
import { openStepOf, type RequestDoc, type Step } from '../../src/requests/request.ts';
import { COMMENT_FIELDS, REASON_FIELDS } from '../../src/requests/route/check-entry.ts';
import { TO_AUTHOR } from '../../src/requests/route/pass-rules.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { presentForm } from '../cards/form.ts';
import { optionChoices } from '../cards/option-choices.ts';
import { type ButtonView, type ChoiceView, type InputView, inputId, type PlaceView } from '../cards/view.ts';
import {
  type CardState,
  type FormTarget,
  PASS_TO,
  type PlaceAct,
  placeId,
  reasonField,
} from './form-target.ts';
import { actKey, agreeInPlace, seatTitleById } from './request-words.ts';

export interface PlacesInput {
  view: RequestView;
  state: CardState;
  /** Departments that a question may be passed on to. */
  departments: string[];
  texts: Texts;
}

type Sitting = NonNullable<RequestView['abilities']['seat']>;

type Place = Pick<FormTarget, 'step' | 'seat' | 'act'>;

/** Places that are asked for at once: the answer of this step, and the replies that somebody waits for. */
export function presentEntries(input: PlacesInput): PlaceView[] {
  const { view } = input;
  const { seat } = view.abilities;
  const questions = view.abilities.reply ? (view.request.paused?.questions ?? []) : [];
  return [
    ...questions.map((question) => replyPlace(input, question)),
    ...(seat && agreesWith(seat) === 'short' ? [entryPlace(input, seat.step, true)] : []),
  ];
}

/** Places that a button of the card opens. */
export function presentPlaces(input: PlacesInput): PlaceView[] {
  const { view } = input;
  const { seat, ask, withdraw } = view.abilities;
  const target = seat ? { step: seat.step.definition.id, seat: seat.seat.id } : { step: '', seat: '' };
  const size = seat && agreesWith(seat);
  const acts = (seat?.acts ?? []).flatMap((act) =>
    act === 'agree' || !seat ? [] : [placeAct(act, seat.step)],
  );
  return [
    ...acts.map((act) => actPlace(input, { ...target, act })),
    ...(ask ? [actPlace(input, { ...target, act: 'ask' })] : []),
    ...(seat && size === 'comment' ? [commentPlace(input, target)] : []),
    ...(seat && size === 'remark' ? [entryPlace(input, seat.step, false)] : []),
    ...(withdraw ? [actPlace(input, { step: '', seat: '', act: 'withdraw' })] : []),
  ];
}

/** Entry that goes with the agreement of a seat; null where it may not agree. */
export function agreesWith({ acts, step }: Sitting): EntrySize | null {
  return acts.includes('agree') ? entrySizeOf(step.definition) : null;
}

/** A department sends back what is not its own, to whom it belongs or to the author. */
export function placeAct(act: PlaceAct, step: Step): PlaceAct {
  return act === 'return' && step.definition.passes ? 'pass' : act;
}

function actPlace(input: PlacesInput, place: Place & { act: PlaceAct }): PlaceView {
  const { view, texts } = input;
  const key = actKey(place.act, openStepOf(view.request)?.definition);
  const tone = place.act === 'refuse' || place.act === 'withdraw' ? 'destructive' : 'positive';
  return {
    id: placeId(place),
    open: isOpen(input, place),
    title: texts.t(`requests.reason.${key}`),
    inputs: [...(place.act === 'pass' ? [departmentInput(input, place)] : []), reasonInput(input, place)],
    buttons: [sendButton(input, place, texts.t(`requests.buttons.send-${key}`), tone)],
  };
}

function replyPlace(input: PlacesInput, { seat, question }: { seat: string; question: string }): PlaceView {
  const { view, texts } = input;
  const step = view.request.paused?.step ?? '';
  const place = { step, seat, act: 'reply' as const };
  const from = seatTitleById(view.request, step, seat, view.units, texts);
  return {
    id: placeId(place),
    open: true,
    title: texts.t('requests.ask.why', { who: from, reason: question }),
    inputs: [{ ...reasonInput(input, place), hint: '' }],
    buttons: [sendButton(input, place, texts.t('requests.buttons.send-reply'), 'positive')],
  };
}

function commentPlace(input: PlacesInput, target: Pick<Place, 'step' | 'seat'>): PlaceView {
  const { view, texts } = input;
  const place = { ...target, act: 'agree' as const };
  const agree = agreeInPlace(view.request.type, target.step, texts);
  const inputs = inputsOf(input, place, 'request', COMMENT_FIELDS, { comment: typedIn(input, 'comment') });
  return {
    id: placeId(place),
    open: isOpen(input, place),
    title: texts.t('requests.reason.comment'),
    inputs: inputs.map((each) => ({ ...each, hint: texts.t('requests.reason.hint-comment') })),
    buttons: [sendButton(input, place, texts.t('requests.buttons.send-comment', { agree }), 'positive')],
  };
}

/** Fields of the step itself, where they are few. */
function entryPlace(input: PlacesInput, { definition }: Step, isAsked: boolean): PlaceView {
  const { view, texts } = input;
  const seat = view.abilities.seat?.seat.id ?? '';
  const place = { step: definition.id, seat, act: 'agree' as const };
  const { shared, own } = entryFieldsOf(definition);
  const typed = (fields: Fields) =>
    Object.fromEntries(Object.keys(fields).map((name) => [name, typedIn(input, name)]));
  const agree = agreeInPlace(view.request.type, definition.id, texts);
  return {
    id: placeId(place),
    open: isAsked || isOpen(input, place),
    title: '',
    inputs: [
      ...inputsOf(input, place, `${view.request.type}.${definition.id}`, own, typed(own)),
      ...inputsOf(input, place, 'request', shared, typed(shared)),
    ],
    buttons: [sendButton(input, place, agree, 'positive')],
  };
}

function reasonInput(input: PlacesInput, place: Place): InputView {
  const { texts } = input;
  const hint = `requests.reason.hint-${place.act}`;
  const label = `requests.reason.label-${place.act}`;
  const name = reasonField(place);
  const [each] = inputsOf(input, place, 'request', REASON_FIELDS, { reason: typedIn(input, name, 'reason') });
  if (!each) throw new TypeError('a reason is one input');
  return {
    ...each,
    id: inputId(name, renderingOf(input.view.request, place)),
    label: texts.has(label) ? texts.t(label) : each.label,
    hint: texts.t(texts.has(hint) ? hint : 'requests.reason.hint'),
  };
}

function departmentInput(input: PlacesInput, place: Place): InputView {
  const { texts, departments } = input;
  const title = (value: string) =>
    value === TO_AUTHOR ? texts.t('requests.reason.pass-to-author') : texts.built(`people.roles.${value}`);
  const choices = [...departments, TO_AUTHOR].map((value) => ({ title: title(value), value }));
  const fields = { to: PASS_FIELDS.to };
  const [each] = inputsOf(input, place, 'request', fields, { to: typedIn(input, PASS_TO, 'to') }, choices);
  if (!each) throw new TypeError('a department is one input');
  return { ...each, id: inputId(PASS_TO, renderingOf(input.view.request, place)) };
}

function inputsOf(
  input: PlacesInput,
  place: Place,
  form: string,
  fields: Fields,
  values: Values,
  choices?: ChoiceView[],
): InputView[] {
  const { view, texts, state } = input;
  const named = optionChoices(view.entries, texts);
  return presentForm({
    form,
    fields,
    values: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, values[name] ?? formatInput(field, null)]),
    ),
    errors: isOpen(input, place) ? state.errors : NO_ERRORS,
    rendering: renderingOf(view.request, place),
    choices: choices ? () => choices : named,
    texts,
  });
}

const NO_ERRORS: Record<string, FieldError> = {};

/** So much of what was typed comes back: the card has to have room for it. */
const MOST_TYPED = 4000;

function typedIn({ state: { typed } }: PlacesInput, ...names: string[]): string {
  const value = names.map((name) => typed[name]).find((each) => typeof each === 'string' && each !== '');
  return typeof value === 'string' ? value.slice(0, MOST_TYPED) : '';
}

function isOpen({ state: { open } }: PlacesInput, { act, seat }: Place): boolean {
  return open?.act === act && (act !== 'reply' || open.seat === seat);
}

/**
 * Says to Teams which input it is: kept while others decide, so that a redrawn card leaves what is being typed alone;
 * another once this seat has asked, or another step, round or opening is there.
 */
function renderingOf(request: RequestDoc, { step, seat, act }: Place): string {
  const said = request.history.filter((entry) => entry.step === step && entry.seat === seat).length;
  const openings = openStepOf(request)?.openings ?? 1;
  return [request.revision, step || 'request', openings, said, act].join('.');
}

function sendButton(
  { view: { request } }: PlacesInput,
  place: Place,
  title: string,
  tone: ButtonView['tone'],
): ButtonView {
  const data = { request: request._id, revision: request.revision, ...place };
  return { title, verb: 'request.decide', data, tone, withInputs: true };
}
