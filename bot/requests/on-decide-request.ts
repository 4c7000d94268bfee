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
import type { NoticeView } from '../cards/view.ts';
import { RequestTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import type { FormAct, FormTarget } from './form-target.ts';
import { formReply } from './request-form-reply.ts';
import { openRequestCard, resultReply, withCurrentCard } from './request-reply.ts';

/** A click in a seat, or the sent form of one; taking the request back as well. */
export const onDecideRequest: ActionHandler = {
  verb: 'request.decide',
  handle: async (turn, data) => {
    const target = readData(RequestTarget, data);
    return withCurrentCard(turn, target.request, async () => {
      const { request, outcome, errors } = await decide(turn, target, data);
      if (outcome === 'invalid') return formReply(turn, target, data, errors);
      const notice = noticeOf(turn, asDecided(target, data), { request, outcome });
      const settled = outcome === 'done' || outcome === 'repeated';
      if (settled && isPassedOn(target, data)) return saidReply(turn, notice.text);
      return settled && target.form
        ? resultReply(turn, target.request, notice)
        : openRequestCard(turn, target.request, notice);
    });
  },
};

/** True for a question passed on: who did so sees it no more. */
function isPassedOn({ act }: FormTarget, { to }: Record<string, unknown>): boolean {
  return act === 'pass' && to !== TO_AUTHOR;
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
  const reason = typeof data.reason === 'string' ? data.reason : '';
  const actor = turn.person._id;
  if (act === 'ask') return askAuthor(turn.app, { actor, requestId, step, seat, revision, reason });
  if (act === 'reply') return replyToSeat(turn.app, { actor, requestId, step, seat, revision, reason });
  if (act === 'reassign') {
    const to = typeof data.to === 'string' ? data.to : '';
    return reassignSeat(turn.app, { actor, requestId, step, seat, revision, to, reason });
  }
  if (act === 'pass') {
    const to = typeof data.to === 'string' ? data.to : '';
    return passQuestion(turn.app, { actor, requestId, step, seat, revision, to, reason });
  }
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

function noticeOf({ texts }: Turn, target: FormTarget, { request, outcome }: Understood): NoticeView {
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
  return { text: texts.t(`requests.notices.done.${done}`), tone: 'good' };
}
