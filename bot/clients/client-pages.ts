import type { OpenedClient } from '../../src/client-card/open-client.ts';
import type { Note } from '../../src/notes/note.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { exportButton } from '../cards/export-button.ts';
import { fold } from '../cards/fold.ts';
import type { ButtonView, FoldView, RowView } from '../cards/view.ts';
import { button, type ClientCardView, presentHeader } from './client-card.ts';
import { noteRow, presentHistory, requestRow } from './client-folds.ts';
import {
  type CardSection,
  type PassportSection,
  pageOf,
  pageTitle,
  presentSectionPage,
  ROWS_A_PAGE,
} from './client-sections.ts';
import type { ClientWords } from './client-words.ts';

/** The same card with nothing but every change of status. */
export function presentClientHistory(opened: OpenedClient, words: ClientWords): ClientCardView {
  const title = words.texts.t('clients.card.sections.history');
  const history = presentHistory(opened.client, words);
  return onePage(opened, fold('history', title, { open: true, history }, words), [], words);
}

/** The same card with nothing but one page of a section. */
export function presentClientSection(
  opened: OpenedClient,
  { section, page }: { section: PassportSection | 'requests'; page: number },
  words: ClientWords,
): ClientCardView {
  if (section === 'requests') {
    const rows = opened.openRequests.map((request) => requestRow(request, words.texts));
    return presentRows(opened, { section, page, rows, first: 0, total: rows.length }, words);
  }
  const { next, ...shown } = presentSectionPage(section, page, opened, words);
  return onePage(opened, shown.fold, nextButton(opened, section, next, words), words);
}

/** Rows of a section that is read page by page from the store: `rows` begin at `first`. */
interface RowPage {
  section: CardSection;
  page: number;
  rows: RowView[];
  first: number;
  total: number;
}

function presentRows(opened: OpenedClient, shown: RowPage, words: ClientWords): ClientCardView {
  const { section, rows, first, total } = shown;
  const { from, to, next } = pageOf(total, shown.page);
  const title = pageTitle(section, { from, to, total }, words);
  const page = fold(section, title, { open: true, rows: rows.slice(from - first, to - first) }, words);
  const buttons = [...nextButton(opened, section, next, words), ...exportOf(opened, section, words)];
  return onePage(opened, page, buttons, words);
}

/** Rows that stand in the store, and not in the passport. */
const EXPORTS: Partial<Record<CardSection, string>> = { past: 'client-requests', notes: 'notes' };

function exportOf({ client }: OpenedClient, section: CardSection, { texts }: ClientWords): ButtonView[] {
  const kind = EXPORTS[section];
  return kind === undefined ? [] : [exportButton(kind, { client: client._id }, texts)];
}

export function presentPastRequests(
  opened: OpenedClient,
  { requests, page }: { requests: RequestDoc[]; page: number },
  words: ClientWords,
): ClientCardView {
  const rows = requests.map((request) => requestRow(request, words.texts));
  return presentRows(opened, { section: 'past', page, rows, first: 0, total: rows.length }, words);
}

export function presentNotePage(
  opened: OpenedClient,
  { notes, total, page }: { notes: Note[]; total: number; page: number },
  words: ClientWords,
): ClientCardView {
  const rows = notes.map((note) => noteRow(note, words));
  return presentRows(opened, { section: 'notes', page, rows, first: page * ROWS_A_PAGE, total }, words);
}

function nextButton(
  { client }: OpenedClient,
  section: CardSection,
  next: number | null,
  words: ClientWords,
): ButtonView[] {
  if (next === null) return [];
  return [button('next', 'client.section', { client: client._id, section, page: next }, words)];
}

function onePage(
  { client }: OpenedClient,
  page: FoldView,
  buttons: ButtonView[],
  words: ClientWords,
): ClientCardView {
  return {
    header: presentHeader(client, words),
    notice: null,
    facts: [],
    tiles: [],
    buttonRows: [],
    places: [],
    raise: [],
    folds: [page],
    buttons: [...buttons, button('back', 'client.open', { client: client._id }, words)],
  };
}
