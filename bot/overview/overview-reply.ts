import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { type BehindList, listBehind, listWithOverview } from '../../src/overview/list-behind.ts';
import { loadOverview } from '../../src/overview/load-overview.ts';
import { isEmpty, type Overview } from '../../src/overview/overview.ts';
import type { Person } from '../../src/people/person.ts';
import type { NoticeView } from '../cards/view.ts';
import type { App } from '../turn/app.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';
import { presentOverview } from './overview-card.ts';
import { type ListPlace, presentBehind } from './overview-list.ts';
import { sentenceOf } from './overview-words.ts';

/** The week as it is now, seen from a day; today without one. */
export async function overviewPiece(
  { app, person, texts }: Turn,
  on: string | undefined,
  notice: NoticeView | null = null,
): Promise<CardPiece> {
  return { card: (await drawOverview(app, person, texts, { on, notice })).card };
}

/** `empty`: there is nothing to tell. */
export async function drawOverview(
  app: App,
  person: Person,
  texts: Texts,
  { on, notice }: { on: string | undefined; notice: NoticeView | null },
): Promise<{ card: RenderedCard; empty: boolean }> {
  const overview = await loadOverview(app, { actor: person._id, ...(on === undefined ? {} : { on }) });
  return { card: renderWeek(app, person, texts, { overview, notice }), empty: isEmpty(overview) };
}

function renderWeek(
  app: App,
  person: Person,
  texts: Texts,
  { overview, notice }: { overview: Overview; notice: NoticeView | null },
): RenderedCard {
  const data = presentOverview({ overview, weeklyOff: person.weeklyOff === true, notice, texts });
  return app.cards.render('overview/overview', data, sentenceOf(overview, texts));
}

/** A page of what one of its figures counts. */
export async function behindPiece(turn: Turn, place: ListPlace): Promise<CardPiece> {
  const list = await listBehind(turn.app, { actor: turn.person._id, ...place });
  return { card: renderList(turn, list, place) };
}

/** The page, and the overview that leads to it. */
export async function behindAndOverview(turn: Turn, place: ListPlace): Promise<CardPiece[]> {
  const { app, person, texts } = turn;
  const { list, overview } = await listWithOverview(app, { actor: person._id, ...place });
  return [
    { card: renderList(turn, list, place) },
    { card: renderWeek(app, person, texts, { overview, notice: null }) },
  ];
}

function renderList({ app, texts }: Turn, list: BehindList, place: ListPlace): RenderedCard {
  const title = texts.t(`overview.list.${place.what}`);
  const summary = texts.t('overview.list.summary', { title, count: list.total });
  return app.cards.render('overview/list', presentBehind(list, place, texts), summary);
}
