import type { FieldError, Values } from '../../src/forms/field.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { entrySizeOf } from '../../src/requests/kinds/entry-fields.ts';
import { openStepOf, type Step } from '../../src/requests/request.ts';
import { type Figures, loadFigures } from '../../src/requests/views/load-figures.ts';
import { nameChosen } from '../../src/requests/views/name-chosen.ts';
import { openRequest, type RequestView } from '../../src/requests/views/open-request.ts';
import type { ChoiceView } from '../cards/view.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import type { FormTarget } from './form-target.ts';
import { loadAssigneeChoices } from './load-people-choices.ts';
import {
  type FormView,
  presentReassignForm,
  presentRecordForm,
  type RequestFormInput,
} from './request-form.ts';

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

/** True for what is asked on a form of its own rather than on the card of the request. */
export function hasOwnForm(
  { act }: Pick<FormTarget, 'act'>,
  { request }: Pick<RequestView, 'request'>,
): boolean {
  if (act === 'reassign') return true;
  const step = openStepOf(request);
  return act === 'agree' && step !== undefined && entrySizeOf(step.definition) === 'long';
}

export async function drawForm(
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
  if (input.target.act === 'reassign') return presentReassignForm(input, people);
  if (!step) throw new AppError('NOT_OPEN');
  return presentRecordForm(input, step, figures);
}

/** Values that the request has already, as they would be typed. */
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
