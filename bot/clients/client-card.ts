import type { ClientCard } from '../../src/client-card/load-client-card.ts';
import type { OpenedClient } from '../../src/client-card/open-client.ts';
import type { Client } from '../../src/clients/client.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { EditKind } from '../../src/registration/edit-kind-rules.ts';
import { appointmentOf, effectiveFrom } from '../../src/requests/route/appointment-rules.ts';
import { type ButtonRow, inRows } from '../cards/button-rows.ts';
import { daysLeft } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import { fold } from '../cards/fold.ts';
import { notePlace } from '../cards/note-words.ts';
import type {
  ButtonView,
  FactView,
  FoldView,
  HeaderView,
  NoticeView,
  PlaceView,
  TileView,
  Tone,
} from '../cards/view.ts';
import { presentClientGreetings } from '../greetings/client-greetings.ts';
import { kindTitle } from '../requests/request-words.ts';
import { presentCompleteness } from './client-completeness.ts';
import { presentClientFigures } from './client-figures.ts';
import {
  historyFold,
  presentFiles,
  presentNotes,
  presentStanding,
  presentTerms,
  requestRow,
} from './client-folds.ts';
import { presentComing, presentPassport, sectionButton } from './client-sections.ts';
import type { ClientWords } from './client-words.ts';

/** Data of `clients/client`. */
export interface ClientCardView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  facts: FactView[];
  tiles: TileView[];
  /** Buttons under the head. */
  buttonRows: ButtonRow[];
  places: PlaceView[];
  /** Kinds of request that may be raised about the client, in rows; none hides the list. */
  raise: ButtonRow[];
  folds: FoldView[];
  /** Buttons at the end, of a page that is read on. */
  buttons: ButtonView[];
}

export interface ClientCardOptions {
  notice: NoticeView | null;
  /** The same for one drawing, and another for the next. */
  key: string;
  /** Entries of each list at most; the rest stands on pages of its own. */
  most: number;
}

/** The client on one screen: what waits, what was granted, what comes, and everything else folded. */
export function presentClientCard(
  card: ClientCard,
  words: ClientWords,
  { notice, key, most }: ClientCardOptions,
): ClientCardView {
  const { client, raisable } = card;
  const { texts } = words;
  const titles = raisable.map((kind) => ({
    ...plain(kindTitle(kind.id, texts), 'request.raise', { type: kind.id, client: client._id }),
  }));
  return {
    header: presentHeader(client, words),
    notice,
    facts: [...presentFacts(client, words), ...presentHandOvers(card, words), ...presentMeter(card, words)],
    tiles: presentTiles(card, words),
    buttonRows: inRows(headButtons(card, words)),
    places: card.mayNote ? [notePlace(client._id, key, texts)] : [],
    raise: inRows(titles),
    folds: [
      ...presentComing(card, words, most),
      ...presentTerms(card, words, most),
      ...presentNotes(card, words),
      ...presentClientGreetings(card, texts),
      ...presentClientFigures(card, words),
      ...presentRequests(card, words, most),
      ...presentFiles(card, words, most),
      ...presentPassport(card, words, most),
      ...presentStanding(card, words),
      historyFold(client, words),
    ],
    buttons: [paperButton(client, words)],
  };
}

function paperButton({ _id }: Client, { texts }: ClientWords): ButtonView {
  const button = exportButton('passport', { client: _id }, texts, 'pdf');
  return { ...button, title: texts.t('exports.passport.button') };
}

function headButtons({ client, edit, mayNote, raisable }: ClientCard, words: ClientWords): ButtonView[] {
  const { texts } = words;
  const toggle = (title: string, id: string) => ({ ...plain(title, '', {}), toggles: [id] });
  return [
    ...(mayNote ? [toggle(texts.t('clients.card.buttons.note'), 'note')] : []),
    ...(raisable.length > 0 ? [toggle(texts.t('clients.card.buttons.raise'), 'raise')] : []),
    ...(edit
      ? [button(editName(edit, client), 'client.edit', { client: client._id }, words, toneOf(edit))]
      : []),
  ];
}

/** Parts have their own «Изменить»; what has to be sent again is the one thing to do. */
function toneOf(edit: EditKind): ButtonView['tone'] {
  return edit === 'change' ? 'default' : 'positive';
}

/** An imported candidate goes its way for the first time. */
function editName(edit: EditKind, { status }: Client): EditKind | 'first' {
  return edit === 'again' && status === 'candidate' ? 'first' : edit;
}

/** At most three figures, each of which leads to what it counts. */
function presentTiles(card: ClientCard, words: ClientWords): TileView[] {
  const { waiting, openRequests, greetings, notice, client, today } = card;
  const { texts } = words;
  const section = (name: 'requests' | 'days') =>
    plain(texts.t(`clients.card.sections.${name}`), 'client.section', { client: client._id, section: name });
  const requestsTap = (requests: typeof openRequests) => {
    const [only] = requests;
    const one = only && requests.length === 1;
    return one ? openButton(only._id, words) : section('requests');
  };
  const counted = (requests: typeof openRequests, key: 'waiting' | 'open', tone: Tone): TileView[] => {
    const count = requests.length;
    const label = texts.t(`clients.card.tiles.${key}`, { count });
    return count === 0 ? [] : [{ figure: String(count), label, tone, tap: requestsTap(requests) }];
  };
  const days = notice ? daysLeft({ today, occurrence: notice.dueOn }) : 0;
  return [
    ...(notice
      ? [
          {
            figure: String(Math.abs(days)),
            label: texts.t(`clients.card.tiles.${days < 0 ? 'late' : 'notice'}`, { days: Math.abs(days) }),
            tone: days < 0 ? ('attention' as const) : ('accent' as const),
            tap: openButton(notice.request, words),
          },
        ]
      : counted(waiting, 'waiting', 'accent')),
    ...counted(openRequests, 'open', 'default'),
    ...(greetings.length > 0
      ? [
          {
            figure: String(greetings.length),
            label: texts.t('clients.card.tiles.greetings', { count: greetings.length }),
            tone: 'default' as const,
            tap: section('days'),
          },
        ]
      : []),
  ];
}

function openButton(request: string, { texts }: ClientWords): ButtonView {
  return plain(`${texts.t('clients.card.buttons.open')}: ${request}`, 'request.open', { request });
}

function presentRequests({ client, openRequests }: ClientCard, words: ClientWords, most: number): FoldView[] {
  const { texts } = words;
  const all = plain(texts.t('clients.card.allPast'), 'client.section', {
    client: client._id,
    section: 'past',
  });
  const more =
    openRequests.length > most ? [sectionButton(client, 'requests', openRequests.length, words)] : [];
  const rows = openRequests.slice(0, most).map((request) => requestRow(request, texts));
  if (rows.length === 0) {
    return [fold('requests', texts.t('clients.card.sections.past'), { buttons: [all] }, words)];
  }
  const title = texts.t('clients.card.sections.requests');
  return [fold('requests', title, { count: openRequests.length, rows, buttons: [...more, all] }, words)];
}

function statusTone(client: Pick<Client, 'status' | 'active'>): Tone {
  if (client.active) return 'good';
  if (client.status === 'returned') return 'warning';
  return ['rejected', 'withdrawn', 'removed'].includes(client.status) ? 'attention' : 'accent';
}

export function presentHeader(client: Client, { texts }: ClientWords): HeaderView {
  return {
    kind: texts.t('clients.card.kind'),
    number: client._id,
    title: client.passport.shortName,
    // The whole of it would leave no room beside; a tile says what is left to do.
    status:
      client.status === 'confirmed_to_sp'
        ? texts.t('clients.card.confirmed')
        : texts.t(`statuses.client.${client.status}`),
    tone: statusTone(client),
  };
}

/** Facts that tell the client from others at once. */
function presentFacts({ passport, level }: Client, words: ClientWords): FactView[] {
  const { texts } = words;
  const { manager, deputy } = passport.appointment;
  const fact = (name: KeyPart<'clients.card.facts'>, value: string): FactView[] =>
    value === '' ? [] : [{ title: texts.t(`clients.card.facts.${name}`), value }];
  const unit = `${words.unit(passport.unit)}, ${texts.t(`clients.card.levels.${level}`)}`;
  return [
    ...fact('manager', words.person(manager)),
    ...fact('deputy', deputy ? words.person(deputy) : ''),
    ...fact('charge', passport.monthlyCharge === null ? '' : texts.money(passport.monthlyCharge)),
    ...fact('unit', unit),
  ];
}

/** Meter of the passport, for who may fill it in; a whole one is not talked about. */
function presentMeter({ completeness }: ClientCard, { texts }: ClientWords): FactView[] {
  if (!completeness || completeness.missing.length === 0) return [];
  const value = presentCompleteness(completeness, texts);
  return [{ title: texts.t('clients.card.facts.meter'), value }];
}

/** Greetings of this year and the last: when, how, by whom. */

/** Hand-overs: to whom, from when, by which request. */
function presentHandOvers({ handOvers }: OpenedClient, words: ClientWords): FactView[] {
  const { texts } = words;
  return handOvers.map((request) => ({
    title: texts.t('clients.card.facts.nextManager', { date: texts.date(effectiveFrom(request)) }),
    value: texts.t('clients.card.nextManager', {
      name: words.person(appointmentOf(request).manager),
      number: request._id,
    }),
  }));
}

export function button(
  name: KeyPart<'clients.card.buttons'>,
  verb: string,
  data: Record<string, unknown>,
  { texts }: ClientWords,
  tone: ButtonView['tone'] = 'default',
): ButtonView {
  return { ...plain(texts.t(`clients.card.buttons.${name}`), verb, data), tone };
}

function plain(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
