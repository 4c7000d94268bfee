import { type OpenedClient, openClient } from '../../src/client-card/open-client.ts';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { loadPassportContext } from '../../src/clients/passport/load-passport-context.ts';
import { openSectionOf, screenIdOf } from '../../src/clients/passport/screens.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { previewChange } from '../../src/registration/preview-change.ts';
import { appointmentOf } from '../../src/requests/route/appointment-rules.ts';
import { findReturn } from '../../src/requests/views/find-return.ts';
import type { NoticeView } from '../cards/view.ts';
import { presentReturn } from '../request-forms/return-notice.ts';
import type { CardPiece, Reply, Turn } from '../turn/turn.ts';
import {
  type ClientCardView,
  presentClientCard,
  presentClientHistory,
  presentClientSection,
} from './client-card.ts';
import { presentChange } from './client-change.ts';
import { clientFormSummary, type FormExtras, presentClientForm } from './client-form.ts';
import type { CardSection } from './client-sections.ts';
import { type ClientWords, createClientWords } from './client-words.ts';

/** Reader of a client's card; a redraw has no turn. */
type ClientReader = Pick<Turn, 'app' | 'person' | 'texts'>;

/** One page of one section of the passport; the first is 0. */
interface SectionPage {
  section: CardSection;
  page: number;
}

/** The card of a client. Throws NOT_FOUND for what this person may not see. */
export async function openClientCard(
  turn: Turn,
  id: string,
  notice: NoticeView | null = null,
): Promise<Reply> {
  return { kind: 'card', ...(await clientPiece(turn, id, notice)) };
}

/** The card as it is sent: it follows the client's changes. */
export async function clientPiece(
  turn: ClientReader,
  id: string,
  notice: NoticeView | null = null,
): Promise<Required<CardPiece>> {
  const client = id.toUpperCase();
  return {
    card: await drawClient(turn, client, 'card', notice),
    copyOf: { content: { kind: 'client-card', client }, subject: subjectOf.client(client) },
  };
}

export async function drawClient(
  turn: ClientReader,
  id: string,
  view: 'card' | 'history' | SectionPage,
  notice: NoticeView | null = null,
): Promise<RenderedCard> {
  const { app, texts } = turn;
  const opened = await openClient(app, { actor: turn.person._id, client: id });
  const { manager, deputy } = opened.client.passport.appointment;
  const next = opened.handOvers.map((request) => appointmentOf(request).manager);
  const people = [manager, deputy ?? '', ...next, ...opened.client.statusHistory.map(({ by }) => by)];
  const words = await loadWords(turn, people);
  const data = presentView(opened, view, words, notice);
  const { passport, status } = opened.client;
  const summary = `${passport.shortName} · ${texts.t(`statuses.client.${status}`)}`;
  return app.cards.render('clients/client', data, summary);
}

function presentView(
  opened: OpenedClient,
  view: 'card' | 'history' | SectionPage,
  words: ClientWords,
  notice: NoticeView | null,
): ClientCardView {
  if (view === 'card') return presentClientCard(opened, words, notice);
  if (view === 'history') return presentClientHistory(opened, words);
  return presentClientSection(opened, view, words);
}

/** The form where the draft stands, with what else it is to show. */
export async function formReply(
  turn: Turn,
  draft: PassportDraft,
  notice: NoticeView | null = null,
  more: Pick<FormExtras, 'buttons' | 'known'> = {},
): Promise<Reply> {
  const deputy = String(draft.values.deputy ?? '');
  const words = await loadWords(turn, [draft.manager, deputy]);
  const context = await loadPassportContext(turn.app, turn.person);
  const isReview = openSectionOf(draft) === null && screenIdOf(draft) === 'review';
  const change = isReview ? await previewChange(turn.app, draft, context) : null;
  const said = notice ?? (change && presentChange(change, turn.texts));
  const reworked = draft.purpose === 'rework' ? draft.request : null;
  const returned = reworked === null ? null : await findReturn(turn.app, reworked);
  const byRoute = (change?.route.length ?? 0) > 0;
  const extras = { ...more, said, byRoute, returned: presentReturn(returned, turn.texts) };
  const data = presentClientForm(draft, words, context, extras);
  return {
    kind: 'card',
    card: turn.app.cards.render('clients/passport', data, clientFormSummary(draft, words)),
  };
}

/** Names of whatever a passport points to, and of these people. */
export async function loadWords(turn: ClientReader, people: string[]): Promise<ClientWords> {
  const { app, person, texts } = turn;
  const names = new Map<string, string>();
  for (const id of new Set(people.filter((each) => each !== ''))) {
    const found = await app.directory.findEvenInactive(id);
    if (found) names.set(id, found.name);
  }
  const context = await loadPassportContext(app, person);
  return createClientWords(context, names, texts, await app.directory.zoneOf(person));
}
