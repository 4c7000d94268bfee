import { listPastRequests } from '../../src/client-card/list-past-requests.ts';
import { type ClientCard, loadClientCard } from '../../src/client-card/load-client-card.ts';
import { type OpenedClient, openClient } from '../../src/client-card/open-client.ts';
import { openNotes } from '../../src/client-card/open-notes.ts';
import type { Client } from '../../src/clients/client.ts';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { loadPassportContext } from '../../src/clients/passport/load-passport-context.ts';
import { openSectionOf, screenIdOf } from '../../src/clients/passport/screens.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { peopleIn } from '../../src/people/actor.ts';
import { previewChange } from '../../src/registration/preview-change.ts';
import { appointmentOf } from '../../src/requests/route/appointment-rules.ts';
import { findReturn } from '../../src/requests/views/find-return.ts';
import type { NoticeView } from '../cards/view.ts';
import { presentReturn } from '../request-forms/return-notice.ts';
import type { CardPiece, Reply, Turn } from '../turn/turn.ts';
import { type ClientCardView, presentClientCard } from './client-card.ts';
import { presentChange } from './client-change.ts';
import { clientFormSummary, type FormExtras, presentClientForm } from './client-form.ts';
import {
  presentClientHistory,
  presentClientSection,
  presentNotePage,
  presentPastRequests,
} from './client-pages.ts';
import { type CardSection, ROWS_A_PAGE } from './client-sections.ts';
import { type ClientWords, createClientWords } from './client-words.ts';

/** Reader of a client's card; a redraw has no turn. */
type ClientReader = Pick<Turn, 'app' | 'person' | 'texts'>;

/** One page of one section of the passport; the first is 0. */
interface SectionPage {
  section: CardSection;
  page: number;
}

const MOST_ENTRIES = 5;
const FEWER_ENTRIES = 3;

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
  const { app, person } = turn;
  const asked = { actor: person._id, client: id };
  if (view === 'card') return drawCard(turn, await loadClientCard(app, asked), notice);
  const opened = await openClient(app, asked);
  return render(turn, opened.client, await presentPage(turn, opened, view));
}

/** Lists of a client who has a lot of everything are shortened until the card has room for each. */
async function drawCard(
  turn: ClientReader,
  card: ClientCard,
  notice: NoticeView | null,
): Promise<RenderedCard> {
  const words = await loadWords(turn, peopleOnCard(card));
  const key = turn.app.newId();
  for (const most of [MOST_ENTRIES, FEWER_ENTRIES]) {
    try {
      return render(turn, card.client, presentClientCard(card, words, { notice, key, most }));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'CARD_TOO_LARGE') throw error;
    }
  }
  return render(turn, card.client, presentClientCard(card, words, { notice, key, most: 1 }));
}

function render({ app, texts }: ClientReader, client: Client, data: ClientCardView): RenderedCard {
  const summary = `${client.passport.shortName} · ${texts.t(`statuses.client.${client.status}`)}`;
  return app.cards.render('clients/client', data, summary);
}

async function presentPage(
  turn: ClientReader,
  opened: OpenedClient,
  view: 'history' | SectionPage,
): Promise<ClientCardView> {
  const { client } = opened;
  if (view === 'history') {
    const words = await loadWords(
      turn,
      client.statusHistory.map(({ by }) => by),
    );
    return presentClientHistory(opened, words);
  }
  const { section, page } = view;
  const asked = { actor: turn.person._id, client: client._id };
  if (section === 'notes') {
    const found = await openNotes(turn.app, { ...asked, page, count: ROWS_A_PAGE });
    const words = await loadWords(turn, found.notes.flatMap(peopleIn));
    return presentNotePage(opened, found, words);
  }
  const words = await loadWords(turn, []);
  if (section !== 'past') return presentClientSection(opened, { section, page }, words);
  return presentPastRequests(opened, { requests: await listPastRequests(turn.app, asked), page }, words);
}

/** Everybody whom the card names beside the client's own people. */
function peopleOnCard({ client, handOvers, standing, notes, files }: ClientCard): string[] {
  const { manager, deputy } = client.passport.appointment;
  const decisions = standing?.steps.flatMap(({ seats }) => seats.flatMap(({ decision }) => decision ?? []));
  return [
    manager,
    deputy ?? '',
    ...handOvers.map((request) => appointmentOf(request).manager),
    ...client.statusHistory.map(({ by }) => by),
    ...(decisions ?? []).flatMap(peopleIn),
    ...(notes?.notes ?? []).flatMap(peopleIn),
    ...files.map(({ by }) => by),
  ];
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
