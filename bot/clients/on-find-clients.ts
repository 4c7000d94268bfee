import type { Client } from '../../src/clients/client.ts';
import { findClients } from '../../src/clients/register/find-clients.ts';
import { type FoundContact, findContacts } from '../../src/clients/register/find-contacts.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { type FoundRequest, findRequests } from '../../src/requests/views/find-requests.ts';
import type { Page } from '../../src/storage/store.ts';
import { readNumber } from '../turn/read-number.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { FindTarget } from './client-data.ts';
import { loadWords } from './client-reply.ts';
import { presentFound } from './found.ts';

const LONGEST_QUERY = 200;

export const onFindClients: CommandHandler = {
  id: 'find',
  words: ['найти', 'поиск', 'поищи', 'find', 'search'],
  takesArgument: true,
  places: ['personal'],
  handle: async (turn, argument) => {
    const text = argument.slice(0, LONGEST_QUERY).trim();
    if (text === '') return { kind: 'text', text: turn.texts.t('clients.list.findWhat') };
    return foundReply(turn, await findAnything(turn, text, ''));
  },
};

export const onPageFound: ActionHandler = {
  verb: 'client.find',
  handle: async (turn, data) => {
    const { text, after } = readData(FindTarget, data);
    return foundReply(turn, await findAnything(turn, text, after));
  },
};

/** What a search found, on one page of clients. */
export interface Found {
  text: string;
  after: string;
  clients: Page<Client>;
  /** Requests by their number; on the first page alone. */
  requests: FoundRequest[];
  /** Contacts by name, for who may see them; on the first page alone. */
  contacts: FoundContact[];
}

/** Clients by name, INN or number, requests by number, contacts by name: what this person may see of them. */
export async function findAnything({ app, person }: Turn, text: string, after: string): Promise<Found> {
  const actor = person._id;
  const clients = await findClients(app, { actor, text, ...(after ? { after } : {}) });
  if (after !== '') return { text, after, clients, requests: [], contacts: [] };
  const number = readNumber(text);
  const requests = number ? await findRequests(app, { actor, text: number }) : [];
  return { text, after, clients, requests, contacts: await findContacts(app, { actor, text }) };
}

export async function foundReply(turn: Turn, found: Found): Promise<Reply> {
  return { kind: 'card', card: await drawFound(turn, found) };
}

export async function drawFound(turn: Turn, found: Found): Promise<RenderedCard> {
  const { app, texts } = turn;
  const data = presentFound(found, await loadWords(turn, []));
  const { clients, requests, contacts } = found;
  const count = clients.items.length + requests.length + contacts.length;
  const more = String(clients.next !== undefined);
  const summary = texts.t('clients.list.found-summary', { text: found.text, count, more });
  return app.cards.render('clients/list', data, summary);
}
