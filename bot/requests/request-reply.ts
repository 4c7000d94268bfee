import { loadDictionary } from '../../src/dictionaries/load-dictionary.ts';
import { AppError, type ErrorCode } from '../../src/kernel/errors.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { departmentsToPassTo } from '../../src/requests/actions/pass-seat.ts';
import { loadFigures } from '../../src/requests/views/load-figures.ts';
import { openRequest, type RequestView } from '../../src/requests/views/open-request.ts';
import type { NoticeView } from '../cards/view.ts';
import type { App } from '../turn/app.ts';
import type { Reader } from '../turn/content.ts';
import { readerOf } from '../turn/reader-of.ts';
import type { CardPiece, Reply, Turn } from '../turn/turn.ts';
import { AS_IT_STANDS, type CardState } from './form-target.ts';
import { presentRequest, requestSummary } from './request-card.ts';
import { presentRequestResult } from './request-result.ts';

/** The live card of a request as an answer. Throws NOT_FOUND for what this person may not see. */
export async function openRequestCard(
  turn: Turn,
  id: string,
  notice: NoticeView | null = null,
  state: CardState = AS_IT_STANDS,
): Promise<Reply> {
  return { kind: 'card', ...(await requestPiece(turn, id, notice, state)) };
}

export async function requestPiece(
  turn: Turn,
  id: string,
  notice: NoticeView | null = null,
  state: CardState = AS_IT_STANDS,
): Promise<CardPiece> {
  const view = await openRequest(turn.app, { actor: turn.person._id, requestId: id });
  return drawRequest(turn.app, await readerOf(turn), view, { notice, state });
}

export async function drawRequest(
  app: App,
  { texts, zone }: Pick<Reader, 'texts' | 'zone'>,
  view: RequestView,
  { notice = null, state = AS_IT_STANDS }: { notice?: NoticeView | null; state?: CardState } = {},
): Promise<Required<CardPiece>> {
  const entries = {
    criteria: await loadDictionary(app, 'criteria'),
    spheres: await loadDictionary(app, 'spheres'),
    services: await loadDictionary(app, 'services'),
  };
  const figures = await loadFigures(app, view.definition, view.request);
  const data = presentRequest({
    view,
    entries,
    figures,
    departments: await departmentsFor(app, view),
    calendar: app.calendar(),
    texts,
    zone,
    notice,
    state,
  });
  const request = view.request._id;
  return {
    card: app.cards.render('requests/request', data, requestSummary(view, texts)),
    copyOf: { content: { kind: 'request-card', request }, subject: subjectOf.request(request) },
  };
}

async function departmentsFor(app: App, { abilities: { seat }, request }: RequestView): Promise<string[]> {
  if (!seat?.step.definition.passes) return [];
  return departmentsToPassTo(app, request, { step: seat.step.definition.id, seat: seat.seat.id });
}

/** Replaces a form with a sentence and the way back, so that the chat has one live card. */
export async function resultReply(turn: Turn, id: string, notice: NoticeView): Promise<Reply> {
  const { app, texts } = turn;
  const view = await openRequest(app, { actor: turn.person._id, requestId: id });
  const data = presentRequestResult(view, notice, texts);
  return { kind: 'card', card: app.cards.render('requests/result', data, notice.text) };
}

const SHOWN_ON_CARD: readonly ErrorCode[] = [
  'NOT_YOUR_STEP',
  'SELF_APPROVAL',
  'TWO_SEATS',
  'CLIENT_LEFT',
  'NAMED_LEFT',
  'FORBIDDEN',
];

/** Gives those who may see the request but not decide it the current card with the reason, not an error. */
export async function withCurrentCard(
  turn: Turn,
  request: string,
  act: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || !SHOWN_ON_CARD.includes(error.code)) throw error;
    const text = turn.texts.t(`errors.${error.code}`, error.details);
    return openRequestCard(turn, request, { text, tone: 'warning' });
  }
}
