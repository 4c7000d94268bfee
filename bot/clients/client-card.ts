import type { OpenedClient } from '../../src/client-card/open-client.ts';
import type { Client } from '../../src/clients/client.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { EditKind } from '../../src/registration/edit-kind-rules.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { appointmentOf, effectiveFrom } from '../../src/requests/route/appointment-rules.ts';
import { shortened } from '../cards/shortened.ts';
import type {
  ButtonView,
  FactView,
  HeaderView,
  HistoryView,
  NoticeView,
  RowView,
  SectionView,
  Tone,
} from '../cards/view.ts';
import { kindTitle, requestStatusText } from '../requests/request-words.ts';
import {
  type CardSection,
  type PassportSection,
  pageOf,
  pageTitle,
  presentPassport,
  presentSectionPage,
} from './client-sections.ts';
import type { ClientWords } from './client-words.ts';

/** Data of `clients/client`. */
export interface ClientCardView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  facts: FactView[];
  sections: SectionView[];
  requestsTitle: string;
  rows: RowView[];
  historyTitle: string;
  history: HistoryView[];
  buttons: ButtonView[];
}

const LATEST = 3;
const LATEST_REQUESTS = 5;

/** The passport in short, open matters, the latest of the history, and what this person may do. */
export function presentClientCard(
  opened: OpenedClient,
  words: ClientWords,
  notice: NoticeView | null = null,
): ClientCardView {
  const { texts } = words;
  const { client } = opened;
  const rows = opened.openRequests.slice(0, LATEST_REQUESTS).map((request) => presentRequest(request, words));
  return {
    header: presentHeader(client, words),
    notice,
    facts: [...presentFacts(client, words), ...presentHandOvers(opened, words)],
    sections: presentPassport(opened, words),
    requestsTitle: rows.length > 0 ? texts.t('clients.card.sections.requests') : '',
    rows,
    historyTitle: texts.t('clients.card.sections.history'),
    history: presentHistory(client, words).slice(0, LATEST),
    buttons: [
      ...(opened.edit
        ? [button(editName(opened.edit, client), 'client.edit', { client: client._id }, words, 'positive')]
        : []),
      ...(client.statusHistory.length > LATEST
        ? [button('history', 'client.history', { client: client._id }, words)]
        : []),
      ...moreRequests(opened, words),
    ],
  };
}

function moreRequests({ client, openRequests }: OpenedClient, { texts }: ClientWords): ButtonView[] {
  const count = openRequests.length;
  if (count <= LATEST_REQUESTS) return [];
  const section = texts.t('clients.card.sections.requests');
  return [
    {
      title: texts.t('clients.card.all', { section, count }),
      verb: 'client.section',
      data: { client: client._id, section: 'requests' },
      tone: 'default',
      withInputs: false,
    },
  ];
}

/** An imported candidate goes its way for the first time. */
function editName(edit: EditKind, { status }: Client): EditKind | 'first' {
  return edit === 'again' && status === 'candidate' ? 'first' : edit;
}

/** The same card with nothing but every change of status. */
export function presentClientHistory(opened: OpenedClient, words: ClientWords): ClientCardView {
  const { client } = opened;
  return {
    header: presentHeader(client, words),
    notice: null,
    facts: [],
    sections: [],
    requestsTitle: '',
    rows: [],
    historyTitle: words.texts.t('clients.card.sections.history'),
    history: presentHistory(client, words),
    buttons: [button('back', 'client.open', { client: client._id }, words)],
  };
}

/** The same card with nothing but one page of a section. */
export function presentClientSection(
  opened: OpenedClient,
  { section, page }: { section: CardSection; page: number },
  words: ClientWords,
): ClientCardView {
  const client = opened.client._id;
  const { next, ...shown } =
    section === 'requests'
      ? presentRequestPage(page, opened, words)
      : presentPassportPage(section, page, opened, words);
  return {
    header: presentHeader(opened.client, words),
    notice: null,
    facts: [],
    ...shown,
    historyTitle: '',
    history: [],
    buttons: [
      ...(next === null ? [] : [button('next', 'client.section', { client, section, page: next }, words)]),
      button('back', 'client.open', { client }, words),
    ],
  };
}

type SectionPage = Pick<ClientCardView, 'sections' | 'requestsTitle' | 'rows'> & { next: number | null };

function presentPassportPage(
  name: PassportSection,
  page: number,
  opened: OpenedClient,
  words: ClientWords,
): SectionPage {
  const { section, next } = presentSectionPage(name, page, opened, words);
  return { sections: [section], requestsTitle: '', rows: [], next };
}

/** Ten open requests at a time. */
function presentRequestPage(page: number, { openRequests }: OpenedClient, words: ClientWords): SectionPage {
  const { from, to, next } = pageOf(openRequests.length, page);
  const rows = openRequests.slice(from, to).map((request) => presentRequest(request, words));
  const title = pageTitle('requests', { from, to, total: openRequests.length }, words);
  return { sections: [], requestsTitle: title, rows, next };
}

function statusTone(client: Pick<Client, 'status' | 'active'>): Tone {
  if (client.active) return 'good';
  if (client.status === 'returned') return 'warning';
  return ['rejected', 'withdrawn', 'removed'].includes(client.status) ? 'attention' : 'accent';
}

function presentHeader(client: Client, { texts }: ClientWords): HeaderView {
  return {
    kind: texts.t('clients.card.kind'),
    number: client._id,
    title: client.passport.shortName,
    status: texts.t(`statuses.client.${client.status}`),
    tone: statusTone(client),
  };
}

function presentFacts(client: Client, words: ClientWords): FactView[] {
  const { passport } = client;
  const { texts } = words;
  const fact = (name: KeyPart<'clients.card.facts'>, value: string): FactView[] =>
    value === '' ? [] : [{ title: texts.t(`clients.card.facts.${name}`), value }];
  return [
    ...(passport.kpp === ''
      ? fact('inn', passport.inn)
      : fact('innKpp', `${passport.inn} / ${passport.kpp}`)),
    ...fact('ogrn', passport.ogrn),
    ...fact('unit', words.unit(passport.unit)),
    ...fact('level', texts.t(`clients.card.levels.${client.level}`)),
    ...fact('manager', words.person(passport.appointment.manager)),
    ...fact('deputy', passport.appointment.deputy ? words.person(passport.appointment.deputy) : ''),
    ...fact('sphere', passport.sphere === '' ? '' : words.entry('spheres', passport.sphere)),
    ...fact('charge', passport.monthlyCharge === null ? '' : texts.money(passport.monthlyCharge)),
  ];
}

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

function presentRequest(request: RequestDoc, { texts }: ClientWords): RowView {
  return {
    title: texts.t('clients.card.requestTitle', { number: request._id }),
    detail: [kindTitle(request.type, texts), subjectOf(request), requestStatusText(request, texts)]
      .filter((part) => part !== '')
      .join(' · '),
    tone: request.status === 'returned' ? 'warning' : 'default',
    buttons: [
      {
        title: texts.t('clients.card.buttons.open'),
        verb: 'request.open',
        data: { request: request._id },
        tone: 'default',
        withInputs: false,
      },
    ],
  };
}

const LONGEST_SUBJECT = 80;

/** Subject that tells a request from its like. */
function subjectOf({ type, values }: RequestDoc): string {
  const { about } = requestKind(type);
  const subject = about ? values[about] : '';
  return typeof subject === 'string' ? shortened(subject, LONGEST_SUBJECT) : '';
}

function presentHistory(client: Client, words: ClientWords): HistoryView[] {
  const { texts } = words;
  return client.statusHistory.toReversed().map(({ status, at, by, reason }) => ({
    tone: 'default',
    text: texts.t(`statuses.client.${status}`),
    detail: texts.t('clients.card.historyDetail', {
      by: words.person(by),
      at: texts.dateTime(at, words.zone),
    }),
    note: reason ?? '',
  }));
}

function button(
  name: KeyPart<'clients.card.buttons'>,
  verb: string,
  data: Record<string, unknown>,
  { texts }: ClientWords,
  tone: ButtonView['tone'] = 'default',
): ButtonView {
  return { title: texts.t(`clients.card.buttons.${name}`), verb, data, tone, withInputs: false };
}
