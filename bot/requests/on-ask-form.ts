import type { FieldError, Values } from '../../src/forms/field.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { departmentsToPassTo } from '../../src/requests/actions/pass-seat.ts';
import { openStepOf, questionOf, type Step } from '../../src/requests/request.ts';
import { seatsToReassign } from '../../src/requests/rights/reassign-rules.ts';
import { TO_AUTHOR } from '../../src/requests/route/pass-rules.ts';
import { type Figures, loadFigures } from '../../src/requests/views/load-figures.ts';
import { nameChosen } from '../../src/requests/views/name-chosen.ts';
import { openRequest, type RequestView } from '../../src/requests/views/open-request.ts';
import type { ChoiceView } from '../cards/view.ts';
import { RequestTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import type { FormTarget } from './form-target.ts';
import { loadAssigneeChoices } from './load-people-choices.ts';
import {
  type FormView,
  presentPassForm,
  presentReasonForm,
  presentReassignForm,
  presentRecordForm,
  type RequestFormInput,
} from './request-form.ts';
import { openRequestCard, requestPiece, resultReply } from './request-reply.ts';

/** Opens the form of a reason as a message of its own; the clicked card stays. */
export const onAskReason: ActionHandler = { verb: 'request.ask-reason', handle: askForm };

/** Opens the form of a step's own fields. */
export const onAskRecord: ActionHandler = { verb: 'request.ask-record', handle: askForm };

/** Puts a form away without a decision. */
export const onCancelForm: ActionHandler = {
  verb: 'request.cancel',
  handle: async (turn, data) => {
    const { request } = readData(RequestTarget.pick({ request: true }), data);
    return resultReply(turn, request, { text: turn.texts.t('requests.notices.cancelled'), tone: 'default' });
  },
};

async function askForm(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const target = readData(RequestTarget, data);
  const view = await openRequest(turn.app, { actor: turn.person._id, requestId: target.request });
  if (!isOffered(view, target)) {
    return openRequestCard(turn, target.request, { text: whyNot(turn, view, target), tone: 'warning' });
  }
  const typed = target.act === 'agree' ? { toldOn: view.today } : {};
  const form = await drawForm(turn, view, target, typed, {});
  return { kind: 'cards', cards: [{ card: form }, await requestPiece(turn, target.request)] };
}

function whyNot({ texts }: Turn, { request, clientLeft, abilities }: RequestView, target: FormTarget) {
  if (request.revision !== target.revision) return texts.t('requests.notices.stale');
  const isOwn = abilities.seat?.seat.id === target.seat && openStepOf(request)?.definition.id === target.step;
  return clientLeft && isOwn ? texts.t('errors.CLIENT_LEFT') : texts.t('requests.notices.late');
}

/** The form once more, with what was typed and a sentence at each wrong field. */
export async function formReply(
  turn: Turn,
  target: FormTarget,
  typed: Record<string, unknown>,
  errors: Record<string, FieldError>,
): Promise<Reply> {
  const view = await openRequest(turn.app, { actor: turn.person._id, requestId: target.request });
  return { kind: 'card', card: await drawForm(turn, view, target, typed, errors) };
}

async function drawForm(
  { app, texts }: Turn,
  view: RequestView,
  target: FormTarget,
  typed: Record<string, unknown>,
  errors: Record<string, FieldError>,
) {
  const { request, step: stepId, seat, revision, act } = target;
  const step = openStepOf(view.request);
  const input = {
    view: {
      ...view,
      entries: await nameChosen(app, view.entries, step?.definition.fields ?? {}, asText(typed)),
    },
    target: { request, step: stepId, seat, revision, act },
    typed: { ...(step ? takenAlong(view, step) : {}), ...typed },
    errors,
    rendering: app.newId(),
    texts,
  };
  if (act === 'pass') {
    const departments = await departmentsToPassTo(app, view.request, target);
    const form = presentPassForm(input, [...departments, TO_AUTHOR]);
    return app.cards.render('requests/form', { ...form }, form.header.title);
  }
  const people = act === 'reassign' ? await loadAssigneeChoices(app, view.request, texts) : [];
  const figures = act === 'agree' ? await loadFigures(app, view.definition, view.request) : null;
  const data = presentAskForm(input, step, people, figures);
  return app.cards.render('requests/form', { ...data }, data.header.title);
}

function presentAskForm(
  input: RequestFormInput,
  step: Step | undefined,
  people: ChoiceView[],
  figures: Figures | null,
): FormView {
  const { act } = input.target;
  if (act === 'reassign') return presentReassignForm(input, people);
  if (act !== 'agree') return presentReasonForm(input, act);
  if (!step) throw new AppError('NOT_OPEN');
  return presentRecordForm(input, step, figures);
}

/** What the request says already, as it would be typed. */
function takenAlong({ request }: RequestView, { definition }: Step): Record<string, string> {
  return Object.fromEntries(
    Object.entries(definition.takesAlong ?? {}).flatMap(([name, asked]) => {
      const field = definition.fields?.[name];
      return field ? [[name, formatInput(field, request.values[asked] ?? null)]] : [];
    }),
  );
}

function asText(typed: Record<string, unknown>): Values {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function isOffered({ request, abilities }: RequestView, target: FormTarget): boolean {
  if (request.revision !== target.revision) return false;
  if (target.act === 'withdraw') return abilities.withdraw;
  const { seat } = abilities;
  const { paused } = request;
  if (target.act === 'reply') {
    return abilities.reply && paused?.step === target.step && questionOf(request, target.seat) !== undefined;
  }
  if (target.act === 'reassign') {
    const isAwaited = openStepOf(request)?.definition.id === target.step;
    return abilities.reassign && isAwaited && seatsToReassign(request).length > 0;
  }
  return (
    seat !== null &&
    seat.step.definition.id === target.step &&
    seat.seat.id === target.seat &&
    (target.act === 'ask'
      ? abilities.ask
      : seat.acts.some((act) => act === (target.act === 'pass' ? 'return' : target.act)))
  );
}
