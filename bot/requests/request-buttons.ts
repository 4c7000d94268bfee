import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import { asksForEntry } from '../../src/requests/kinds/entry-fields.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { openStepOf } from '../../src/requests/request.ts';
import { seatsToReassign } from '../../src/requests/rights/reassign-rules.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import type { ButtonView } from '../cards/view.ts';
import type { ReasonAct } from './form-target.ts';
import { actKey, agreeTitle, kindTitle, seatTitleById } from './request-words.ts';

/** Only what this reader may do now; the client's card last. */
export function presentRequestButtons(view: RequestView, texts: Texts): ButtonView[] {
  const { request, client } = view;
  const button = (
    key: KeyPart<'requests.buttons'>,
    verb: string,
    data: Record<string, unknown>,
  ): ButtonView => ({
    title: texts.t(`requests.buttons.${key}`),
    verb,
    data,
    tone: 'default',
    withInputs: false,
  });
  return [
    ...seatButtons(view, texts),
    ...ownerButtons(view, texts),
    ...reassignButtons(view, texts),
    ...(view.files.length > 0
      ? [{ ...button('client', 'file.list', { request: request._id }), title: texts.t('files.buttons.list') }]
      : []),
    ...(client ? [button('client', 'client.open', { client: client._id })] : []),
  ];
}

/** Buttons of the author, or of those who answer for the client. */
function ownerButtons(view: RequestView, texts: Texts): ButtonView[] {
  const { request, abilities, client, definition } = view;
  const next = startable(view);
  return [
    ...(abilities.reply ? replyButtons(view, texts) : []),
    ...(abilities.rework ? [reworkButton(definition, request._id, client?._id ?? null, texts)] : []),
    ...(next
      ? [
          {
            title: texts.t('requests.buttons.next-kind', { kind: kindTitle(next, texts) }),
            verb: 'request.next-kind',
            data: { request: request._id },
            tone: 'default' as const,
            withInputs: false,
          },
        ]
      : []),
    ...(abilities.withdraw ? [askButton(view, { step: '', seat: '', act: 'withdraw' }, texts)] : []),
  ];
}

/** One for each question; where several seats ask, each says whose it is. */
function replyButtons(view: RequestView, texts: Texts): ButtonView[] {
  const { step = '', questions = [] } = view.request.paused ?? {};
  return questions.map(({ seat }) => {
    const button = askButton(view, { step, seat, act: 'reply' }, texts, 'positive');
    const from = seatTitleById(view.request, step, seat, view.units, texts);
    return questions.length > 1
      ? { ...button, title: texts.t('requests.buttons.reply-to', { from }) }
      : button;
  });
}

/** A passport is reworked on its own form. */
export function reworkButton(
  definition: RequestKind,
  request: string,
  client: string | null,
  texts: Texts,
): ButtonView {
  const target = definition.group
    ? { verb: 'request.rework', data: { request } }
    : { verb: 'client.edit', data: { client } };
  return { ...target, title: texts.t('requests.buttons.rework'), tone: 'positive', withInputs: false };
}

/** The kind that an answered request leads on to, for its owner. */
function startable({ definition, abilities, request }: RequestView): string | null {
  const type = definition.startsKind?.type;
  const answered = request.steps[0]?.status === 'done';
  const alive = request.status === 'open' || request.status === 'approved';
  const known = REQUEST_KINDS.some(({ id }) => id === type);
  return type && known && answered && alive && abilities.owner ? type : null;
}

/** Names no seat where there are several: the form asks which one. */
function reassignButtons(view: RequestView, texts: Texts): ButtonView[] {
  const { request, abilities } = view;
  if (!abilities.reassign) return [];
  const [first, ...others] = seatsToReassign(request);
  const seat = first && others.length === 0 ? first.id : '';
  const step = openStepOf(request)?.definition.id ?? '';
  return [askButton(view, { step, seat, act: 'reassign' }, texts)];
}

/** Opens the form that asks for a reason, a question, an answer or a person. */
function askButton(
  { request }: RequestView,
  target: { step: string; seat: string; act: ReasonAct },
  texts: Texts,
  tone: ButtonView['tone'] = 'default',
): ButtonView {
  return {
    title: texts.t(`requests.buttons.${actKey(target.act, openStepOf(request)?.definition)}`),
    verb: 'request.ask-reason',
    data: { request: request._id, revision: request.revision, ...target },
    tone,
    withInputs: false,
  };
}

function seatButtons(view: RequestView, texts: Texts): ButtonView[] {
  const { request, abilities } = view;
  const { seat } = abilities;
  if (!seat) return [];
  const { definition } = seat.step;
  const target = { step: definition.id, seat: seat.seat.id };
  const acts = seat.acts.map((act): ButtonView => {
    // A department sends back what is not its own, to whom it belongs or to the author.
    if (act === 'return' && definition.passes) return askButton(view, { ...target, act: 'pass' }, texts);
    if (act !== 'agree') {
      return askButton(view, { ...target, act }, texts, act === 'refuse' ? 'destructive' : 'default');
    }
    return {
      title: agreeTitle(request.type, definition.id, texts),
      verb: asksForEntry(definition) ? 'request.ask-record' : 'request.decide',
      data: { request: request._id, revision: request.revision, ...target, act },
      tone: 'positive',
      withInputs: false,
    };
  });
  return [...acts, ...(abilities.ask ? [askButton(view, { ...target, act: 'ask' }, texts)] : [])];
}
