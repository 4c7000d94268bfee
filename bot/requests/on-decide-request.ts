import type { FieldError } from '../../src/forms/field.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { askAuthor, replyToSeat } from '../../src/requests/actions/ask-author.ts';
import { decideRequest } from '../../src/requests/actions/decide-request.ts';
import { passQuestion } from '../../src/requests/actions/pass-seat.ts';
import { reassignSeat } from '../../src/requests/actions/reassign-seat.ts';
import type { ClickResult } from '../../src/requests/actions/verdict.ts';
import { withdrawRequest } from '../../src/requests/actions/withdraw-request.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { isAct, outcomeOf } from '../../src/requests/route/decision-rules.ts';
import { TO_AUTHOR } from '../../src/requests/route/pass-rules.ts';
import { openRequest, type RequestView } from '../../src/requests/views/open-request.ts';
import type { NoticeView } from '../cards/view.ts';
import { RequestTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { type FormAct, type FormTarget, typedFor } from './form-target.ts';
import { nextText } from './request-ask.ts';
import { formReply, hasOwnForm } from './request-form-reply.ts';
import { openRequestCard, resultReply, withCurrentCard } from './request-reply.ts';
import { doneText } from './request-words.ts';

/** A click in a seat, or the sent form of one; taking the request back as well. */
export const onDecideRequest: ActionHandler = {
  verb: 'request.decide',
  handle: async (turn, data) => {
    const target = readData(RequestTarget, data);
    return withCurrentCard(turn, target.request, async () => {
      const { request, outcome, errors } = await decide(turn, target, data);
      if (outcome === 'invalid') return againReply(turn, target, data, errors);
      const settled = outcome === 'done' || outcome === 'repeated';
      const decided = { request, outcome };
      if (settled && isPassedOn(target, data)) {
        return saidReply(turn, noticeOf(turn, target, decided, null).text);
      }
      const view = await openRequest(turn.app, { actor: turn.person._id, requestId: target.request });
      const notice = noticeOf(turn, asDecided(target, data), decided, view);
      return settled && target.form
        ? resultReply(turn, target.request, notice)
        : openRequestCard(turn, target.request, notice);
    });
  },
};

/** Shows what was typed once more, with a sentence at each wrong field: on the card, or on the form that it came from. */
async function againReply(
  turn: Turn,
  target: FormTarget,
  typed: Record<string, unknown>,
  errors: Record<string, FieldError>,
): Promise<Reply> {
  const view = await openRequest(turn.app, { actor: turn.person._id, requestId: target.request });
  if (hasOwnForm(target, view)) return formReply(turn, target, typed, errors);
  return openRequestCard(turn, target.request, null, { open: target, typed, errors });
}

/** True for a question passed on: who did so sees it no more. */
function isPassedOn(target: FormTarget, data: Record<string, unknown>): boolean {
  return target.act === 'pass' && typedFor(target, data).to !== TO_AUTHOR;
}

/** Turns passing on to nobody into sending back. */
function asDecided(target: FormTarget, data: Record<string, unknown>): FormTarget {
  return target.act === 'pass' && !isPassedOn(target, data) ? { ...target, act: 'return' } : target;
}

function saidReply({ app }: Turn, text: string): Reply {
  return { kind: 'card', card: app.cards.render('messages/text', { text }, text) };
}

async function decide(turn: Turn, target: FormTarget, data: Record<string, unknown>): Promise<ClickResult> {
  const { request: requestId, revision, step, seat, act } = target;
  const { reason, to } = typedFor(target, data);
  const actor = turn.person._id;
  if (act === 'ask') return askAuthor(turn.app, { actor, requestId, step, seat, revision, reason });
  if (act === 'reply') return replyToSeat(turn.app, { actor, requestId, step, seat, revision, reason });
  if (act === 'reassign') {
    return reassignSeat(turn.app, { actor, requestId, step, seat, revision, to, reason });
  }
  if (act === 'pass') return passQuestion(turn.app, { actor, requestId, step, seat, revision, to, reason });
  if (act === 'withdraw') return withdrawRequest(turn.app, { actor, requestId, revision, reason });
  if (!isAct(act)) throw new AppError('BAD_INPUT', { message: `no act ${act}` });
  return decideRequest(turn.app, { actor, requestId, step, seat, revision, act, reason, values: data });
}

/** Sentences after acts that decide nothing. */
const SAID = {
  withdraw: 'withdrawn',
  ask: 'asked',
  reply: 'replied',
  reassign: 'reassigned',
  pass: 'passed',
} as const satisfies Partial<Record<FormAct, string>>;

/** Act that was understood: what is invalid goes back to its form. */
interface Understood {
  request: RequestDoc;
  outcome: Exclude<ClickResult['outcome'], 'invalid'>;
}

/** `view` is how things stand now; null for who sees the request no more. */
function noticeOf(
  { app, texts }: Turn,
  target: FormTarget,
  { request, outcome }: Understood,
  view: RequestView | null,
): NoticeView {
  if (outcome !== 'done') {
    const tone = outcome === 'repeated' ? 'default' : 'warning';
    const own = `requests.notices.${outcome}-${target.act}`;
    return { text: texts.t(texts.has(own) ? own : `requests.notices.${outcome}`), tone };
  }
  if (!isAct(target.act)) {
    const said = target.act === 'reply' && request.paused ? 'replied-more' : SAID[target.act];
    return { text: texts.t(`requests.notices.${said}`), tone: 'default' };
  }
  const step = request.steps.find(({ definition }) => definition.id === target.step);
  const decided = step?.seats.find(({ id }) => id === target.seat)?.decision?.outcome;
  const done = decided ?? (step ? outcomeOf(step.definition, target.act) : 'confirmed');
  const name = view?.client?.passport.shortName ?? '';
  const sentence = doneText(request, { step: target.step, outcome: done }, name, texts);
  const next = view ? nextText({ view, calendar: app.calendar(), texts }) : '';
  return { text: [sentence, next].filter((part) => part !== '').join(' '), tone: 'good' };
}
