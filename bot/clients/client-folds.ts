import { Temporal } from 'temporal-polyfill';
import type { ClientCard } from '../../src/client-card/load-client-card.ts';
import type { ClientTerm } from '../../src/client-card/term-rules.ts';
import type { Client } from '../../src/clients/client.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { toLocal } from '../../src/kernel/clock.ts';
import type { Note } from '../../src/notes/note.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { enteredIn, resultOf } from '../../src/requests/route/result-rules.ts';
import { daysLeft } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import { fileLine } from '../cards/file-words.ts';
import { fold } from '../cards/fold.ts';
import { presentValue } from '../cards/form.ts';
import { noteDetail } from '../cards/note-words.ts';
import { shortened } from '../cards/shortened.ts';
import type { ButtonView, FactView, FoldView, HistoryView, RowView } from '../cards/view.ts';
import { kindTitle, requestStatusText, seatTitle } from '../requests/request-words.ts';
import { sectionButton } from './client-sections.ts';
import type { ClientWords } from './client-words.ts';

const LONGEST_SUBJECT = 80;
const LONGEST_NOTE = 200;
const LONGEST_REASON = 300;
const LONGEST_FILE = 120;
const LATEST_CHANGES = 3;

/** Discounts, contracts and projects, each with its end and the days that are left. */
export function presentTerms(card: ClientCard, words: ClientWords, most: number): FoldView[] {
  const { texts } = words;
  const { terms } = card;
  if (terms.length === 0) return [];
  const shown = terms.slice(0, most);
  const rest = terms.length - shown.length;
  return [
    fold(
      'terms',
      texts.t('clients.card.sections.terms'),
      {
        open: true,
        count: terms.length,
        rows: shown.map((term) => termRow(term, card.today, texts)),
        lines: rest > 0 ? [texts.t('clients.form.more', { count: rest })] : [],
      },
      words,
    ),
  ];
}

function termRow({ request, to }: ClientTerm, today: string, texts: Texts): RowView {
  const left = texts.t('common.distance.left', { days: daysLeft({ today, occurrence: to }) });
  const until = texts.t('clients.card.terms.until', { date: texts.date(to), left });
  return {
    title: termTitle(request, texts),
    detail: `${until} · ${request._id}`,
    tone: 'default',
    buttons: [],
    tap: openRequest(request, texts),
  };
}

function termTitle(request: RequestDoc, texts: Texts): string {
  const parts = resultOf(requestKind(request.type), request);
  const value = (name: string) => {
    const part = parts.find((each) => each.name === name);
    return part
      ? presentValue({ form: part.form, choices: () => [], texts }, name, part.field, part.value)
      : '';
  };
  const [percent, number] = [value('percent'), value('number')];
  const subject = subjectOf(request);
  const title =
    percent !== ''
      ? texts.t('clients.card.terms.discount', { percent })
      : number !== ''
        ? texts.t('clients.card.terms.contract', { number })
        : kindTitle(request.type, texts);
  return subject === '' ? title : `${title}: ${subject}`;
}

/** Open requests, the latest first; each row opens its own. */
export function requestRow(request: RequestDoc, texts: Texts): RowView {
  return {
    title: [kindTitle(request.type, texts), subjectOf(request)].filter((part) => part !== '').join(': '),
    detail: `${request._id} · ${requestStatusText(request, texts)}`,
    tone: request.status === 'returned' ? 'warning' : 'default',
    buttons: [],
    tap: openRequest(request, texts),
  };
}

/** Subject that tells a request from its like. */
function subjectOf({ type, values }: RequestDoc): string {
  const { about } = requestKind(type);
  const subject = about ? values[about] : '';
  return typeof subject === 'string' ? shortened(subject, LONGEST_SUBJECT) : '';
}

function openRequest({ _id }: RequestDoc, texts: Texts): ButtonView {
  const title = `${texts.t('clients.card.buttons.open')}: ${_id}`;
  return { title, verb: 'request.open', data: { request: _id }, tone: 'default', withInputs: false };
}

/** Seats that agreed on the status, and when, how and to whom the client was told. */
export function presentStanding({ standing }: ClientCard, words: ClientWords): FoldView[] {
  if (!standing) return [];
  const { texts } = words;
  const decided = standing.steps
    .filter(({ definition }) => definition.kind !== 'record')
    .flatMap(({ seats }) => seats)
    .flatMap((seat): HistoryView[] => {
      const { decision } = seat;
      if (!decision) return [];
      const { by, onBehalfOf, at } = decision;
      const who = onBehalfOf
        ? texts.t('requests.card.on-behalf', { who: words.person(by), principal: words.person(onBehalfOf) })
        : words.person(by);
      const day = texts.date(dayOf(at, words.zone));
      const role = seatTitle(seat, [], texts);
      return [{ tone: 'default', text: who, detail: `${role} · ${day}`, note: '' }];
    });
  const title = texts.t('clients.card.sections.standing');
  return [fold('standing', title, { facts: presentTold(standing, texts), history: decided }, words)];
}

function dayOf(at: string, zone: string): string {
  return toLocal(Temporal.Instant.from(at).epochMilliseconds, zone).toPlainDate().toString();
}

function presentTold({ type, steps }: RequestDoc, texts: Texts): FactView[] {
  const step = steps.find(({ definition }) => definition.announces);
  const entered = enteredIn(step);
  const fields = step?.definition.fields ?? {};
  const value = (name: string): string => {
    const field = fields[name];
    const input = { form: `${type}.${step?.definition.id}`, choices: () => [], texts };
    return field ? presentValue(input, name, field, entered[name]) : '';
  };
  const [day, channel, recipient, number] = ['toldOn', 'channel', 'recipient', 'outgoingNumber'].map(value);
  if (!day) return [];
  const told = [`${day} ${channel}`, recipient].filter((part) => part !== '').join(', ');
  return [
    { title: texts.t('clients.card.facts.told'), value: told },
    ...(number ? [{ title: texts.t('clients.card.facts.outgoing'), value: number }] : []),
  ];
}

/** The latest notes, for who has the client within sight. */
export function presentNotes({ notes, client }: ClientCard, words: ClientWords): FoldView[] {
  if (!notes || notes.total === 0) return [];
  const { texts } = words;
  const rows = notes.notes.map((note) => {
    const row = noteRow(note, words);
    return { ...row, title: shortened(note.text, LONGEST_NOTE) };
  });
  const more = notes.total > notes.notes.length ? [sectionButton(client, 'notes', notes.total, words)] : [];
  const title = texts.t('clients.card.sections.notes');
  const buttons = [...more, exportButton('notes', { client: client._id }, texts)];
  return [fold('notes', title, { count: notes.total, rows, buttons }, words)];
}

/** A note in full; a press opens it. */
export function noteRow(note: Note, words: ClientWords): RowView {
  const { texts } = words;
  const names = new Map([note.by, note.onBehalfOf ?? ''].map((id) => [id, words.person(id)]));
  const title = `${texts.t('clients.card.buttons.open')}: ${texts.t('notes.card.kind')}`;
  return {
    title: note.text,
    detail: noteDetail(note, names, texts),
    tone: note.kind === 'complaint' ? 'warning' : 'default',
    plain: true,
    buttons: [],
    tap: { title, verb: 'note.open', data: { note: note._id }, tone: 'default', withInputs: false },
  };
}

/** Papers of the client itself. */
export function presentFiles({ client, files }: ClientCard, words: ClientWords, most: number): FoldView[] {
  if (files.length === 0) return [];
  const { texts } = words;
  const button: ButtonView = {
    title: texts.t('clients.card.buttons.files'),
    verb: 'file.list',
    data: { client: client._id },
    tone: 'default',
    withInputs: false,
  };
  const lines = files.slice(0, most).map((file) => shortened(fileLine(file, texts), LONGEST_FILE));
  const count = client.files?.length ?? files.length;
  return [fold('files', texts.t('clients.card.sections.files'), { count, lines, buttons: [button] }, words)];
}

/** Changes of status, the latest first; all of them on a page of their own. */
export function presentHistory(client: Client, words: ClientWords): HistoryView[] {
  const { texts } = words;
  return client.statusHistory.toReversed().map(({ status, at, by, reason }) => ({
    tone: 'default',
    text: texts.t(`statuses.client.${status}`),
    detail: texts.t('clients.card.historyDetail', {
      by: words.person(by),
      at: texts.dateTime(at, words.zone),
    }),
    note: shortened(reason ?? '', LONGEST_REASON),
  }));
}

export function historyFold(client: Client, words: ClientWords): FoldView {
  const { texts } = words;
  const all: ButtonView = {
    title: texts.t('clients.card.buttons.history'),
    verb: 'client.history',
    data: { client: client._id },
    tone: 'default',
    withInputs: false,
  };
  const history = presentHistory(client, words);
  const buttons = history.length > LATEST_CHANGES ? [all] : [];
  const title = texts.t('clients.card.sections.history');
  return fold('history', title, { history: history.slice(0, LATEST_CHANGES), buttons }, words);
}
