import { findClients } from '../../src/clients/register/find-clients.ts';
import { findContacts } from '../../src/clients/register/find-contacts.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { findRequests } from '../../src/requests/views/find-requests.ts';
import { loadWords } from '../clients/client-reply.ts';
import { readNumber } from '../turn/read-number.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { type Found, presentFound } from './found.ts';

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
