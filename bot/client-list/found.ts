import type { Client } from '../../src/clients/client.ts';
import type { FoundContact } from '../../src/clients/register/find-contacts.ts';
import type { FoundRequest } from '../../src/requests/views/find-requests.ts';
import type { Page } from '../../src/storage/store.ts';
import { exportButton } from '../cards/export-button.ts';
import type { RowView } from '../cards/view.ts';
import type { ClientWords } from '../clients/client-words.ts';
import { kindTitle, requestStatusText } from '../requests/request-words.ts';
import { type ClientListView, clientRow, listButton, listHeader } from './client-list.ts';

/** Clients, one page of them, and what else a search found. */
export interface Found {
  text: string;
  after: string;
  clients: Page<Client>;
  /** Requests by their number; on the first page alone. */
  requests: FoundRequest[];
  /** Contacts by name, for who may see them; on the first page alone. */
  contacts: FoundContact[];
}

/** Rows without filters: a request by its number first, then clients, then people. */
export function presentFound(found: Found, words: ClientWords): ClientListView {
  const { text, after, clients, requests, contacts } = found;
  const { texts } = words;
  const rows = [
    ...requests.map((request) => requestRow(request, words)),
    ...clients.items.map((client) => clientRow(client, { find: { text, after } }, words)),
    ...contacts.map((contact) => contactRow(contact, { find: { text, after } }, words)),
  ];
  return {
    header: listHeader(texts.t('clients.list.found', { text }), words),
    total: rows.length === 0 ? texts.t('clients.list.none') : '',
    inputs: [],
    show: [],
    rows,
    buttons: [
      ...(clients.next ? [listButton('next', 'client.find', { text, after: clients.next }, words)] : []),
      ...(clients.items.length > 0 ? [exportButton('found-clients', { text }, texts)] : []),
    ],
  };
}

function requestRow({ request, clientName }: FoundRequest, words: ClientWords): RowView {
  const { texts } = words;
  return {
    title: [kindTitle(request.type, texts), clientName].filter((part) => part !== '').join(': '),
    detail: `${request._id} · ${requestStatusText(request, texts)}`,
    tone: 'default',
    buttons: [listButton('open', 'request.open', { request: request._id }, words)],
  };
}

function contactRow(
  { client, contact }: FoundContact,
  place: Record<string, unknown>,
  words: ClientWords,
): RowView {
  const { lastName, firstName, patronymic, post } = contact;
  const detail = [post, client.passport.shortName, client._id].filter((part) => part !== '').join(' · ');
  return {
    title: [lastName, firstName, patronymic].filter((part) => part !== '').join(' '),
    detail,
    tone: 'default',
    buttons: [listButton('open', 'client.open', { client: client._id, ...place }, words)],
  };
}
