import { openStepOf, questionOf } from '../../src/requests/request.ts';
import { seatsToReassign } from '../../src/requests/rights/reassign-rules.ts';
import { openRequest, type RequestView } from '../../src/requests/views/open-request.ts';
import { RequestTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { AS_IT_STANDS, type FormTarget } from './form-target.ts';
import { drawForm, hasOwnForm } from './request-form-reply.ts';
import { openRequestCard, requestPiece, resultReply } from './request-reply.ts';

/** Opens what is asked: on the card itself, as cards of earlier days do, or on a form of its own. */
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
  if (!hasOwnForm(target, view)) {
    return openRequestCard(turn, target.request, null, { ...AS_IT_STANDS, open: target });
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
