import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { listBehind } from '../../src/overview/list-behind.ts';
import { loadOverview } from '../../src/overview/load-overview.ts';
import { isEmpty } from '../../src/overview/overview.ts';
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
  const data = presentOverview({ overview, weeklyOff: person.weeklyOff === true, notice, texts });
  const card = app.cards.render('overview/overview', data, sentenceOf(overview, texts));
  return { card, empty: isEmpty(overview) };
}

/** A page of what one of its figures counts. */
export async function behindPiece({ app, person, texts }: Turn, place: ListPlace): Promise<CardPiece> {
  const list = await listBehind(app, { actor: person._id, ...place });
  const title = texts.t(`overview.list.${place.what}`);
  const summary = texts.t('overview.list.summary', { title, count: list.total });
  return { card: app.cards.render('overview/list', presentBehind(list, place, texts), summary) };
}
