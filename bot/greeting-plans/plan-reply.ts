import { loadPlan, type OpenedPlan } from '../../src/greetings/plans/load-plan.ts';
import { findPlanHome, loadPlanBoard } from '../../src/greetings/plans/load-plan-board.ts';
import { openLine } from '../../src/greetings/plans/open-line.ts';
import type { CardData } from '../cards/card-renderer.ts';
import type { NoticeView } from '../cards/view.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { presentBoard } from './plan-board.ts';
import { type MonthPlace, presentDay, presentMonth, presentYear } from './plan-card.ts';
import { type LineAnswer, presentLine } from './plan-line-card.ts';

/** Own clients first; for who has none, the plans that they look over. */
export async function homeReply(turn: Turn): Promise<Reply> {
  const { app, person } = turn;
  const { own, looksOver, today } = await findPlanHome(app, person._id);
  if (!own && looksOver) return boardReply(turn, {});
  return monthReply(turn, { manager: person._id, month: today.toString().slice(0, 7), first: 0 });
}

export async function monthReply(
  turn: Turn,
  place: MonthPlace,
  said: NoticeView | null = null,
): Promise<Reply> {
  const opened = await open(turn, place.manager, Number(place.month.slice(0, 4)));
  return cardReply(turn, presentMonth(opened, place, said, turn.texts));
}

export async function dayReply(turn: Turn, place: MonthPlace & { occasion: string }): Promise<Reply> {
  const opened = await open(turn, place.manager, Number(place.month.slice(0, 4)));
  return cardReply(turn, presentDay(opened, place, turn.texts));
}

export async function yearReply(
  turn: Turn,
  { manager, year }: { manager: string; year: number },
  said: NoticeView | null = null,
): Promise<Reply> {
  return cardReply(turn, presentYear(await open(turn, manager, year), said, turn.texts));
}

export async function lineReply(turn: Turn, greeting: string, answer: LineAnswer = {}): Promise<Reply> {
  const opened = await openLine(turn.app, { actor: turn.person._id, greeting });
  return cardReply(turn, presentLine(opened, answer, turn.texts));
}

export async function boardReply(
  turn: Turn,
  ask: { unit?: string | undefined; year?: number | undefined },
): Promise<Reply> {
  const { app, person, texts } = turn;
  const board = await loadPlanBoard(app, { actor: person._id, ...ask });
  const { own } = await findPlanHome(app, person._id);
  return cardReply(turn, presentBoard(board, own, null, texts));
}

function open({ app, person }: Turn, manager: string, year: number): Promise<OpenedPlan> {
  return loadPlan(app, { actor: person._id, manager, year });
}

function cardReply({ app, texts }: Turn, data: CardData): Reply {
  return { kind: 'card', card: app.cards.render('greetings/plan', data, texts.t('plans.title')) };
}
