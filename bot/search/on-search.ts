import type { Client } from '../../src/clients/client.ts';
import { findClients } from '../../src/clients/register/find-clients.ts';
import { findOwnClients } from '../../src/clients/register/find-own-clients.ts';
import { listClients } from '../../src/clients/register/list-clients.ts';
import { isOffered } from '../../src/requests/forms/list-client-choices.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { findRequests } from '../../src/requests/views/find-requests.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { plainLabel } from '../cards/card-text.ts';
import type { ChoiceView } from '../cards/view.ts';
import type { SearchResult } from '../turn/run-search.ts';
import type { Turn } from '../turn/turn.ts';
import {
  type PreviewView,
  presentPublicClient,
  presentPublicRequest,
  previewClient,
  previewRequest,
} from './search-result.ts';

const LONGEST_QUERY = 200;
const MOST_CHOICES = 15;

/** A search from the compose box of any chat, within what this person may see. */
export async function search(turn: Turn): Promise<SearchResult[]> {
  const text = queryOf(turn);
  const { botId } = turn.incoming;
  switch (turn.incoming.query?.what) {
    case 'clients':
      return (await clientsFor(turn, text)).map((client) =>
        toResult(turn, previewClient(client, turn.texts), presentPublicClient(client, botId, turn.texts)),
      );
    case 'requests':
      return (await findRequests(turn.app, { actor: turn.person._id, text })).map((found) =>
        toResult(turn, previewRequest(found, turn.texts), presentPublicRequest(found, botId, turn.texts)),
      );
    default:
      return [];
  }
}

/** Offers, while somebody types, those whom a request of the form's kind may be about, or those whom they answer for. */
export async function lookUp(turn: Turn): Promise<ChoiceView[]> {
  const [what, kind] = turn.incoming.query?.what.split('/') ?? [];
  const definition = REQUEST_KINDS.find(({ id }) => id === kind);
  const text = queryOf(turn);
  if (what === 'clients' && kind === 'own') return (await ownClients(turn, text)).map(toChoice);
  if (what !== 'clients' || !definition) return [];
  const clients = text === '' ? await clientsFor(turn, '') : await matching(turn, text, MOST_CHOICES);
  const offered = clients.filter((client) => isOffered(definition, client));
  return offered.map(toChoice);
}

function toChoice({ _id, passport }: Client): ChoiceView {
  return { title: plainLabel(`${passport.shortName} · ${_id}`), value: _id };
}

async function ownClients({ app, person }: Turn, text: string): Promise<Client[]> {
  return (await findOwnClients(app, { actor: person._id, text, limit: MOST_CHOICES })).clients;
}

function queryOf({ incoming }: Turn): string {
  return (incoming.query?.text ?? '').slice(0, LONGEST_QUERY).trim();
}

/** Without a text the own ones, or for who has none the beginning of the list. */
async function clientsFor(turn: Turn, text: string): Promise<Client[]> {
  if (text !== '') return matching(turn, text);
  const actor = turn.person._id;
  const own = await listClients(turn.app, { actor, filter: { mine: true } });
  return own.total > 0 ? own.clients : (await listClients(turn.app, { actor, filter: {} })).clients;
}

async function matching(turn: Turn, text: string, limit?: number): Promise<Client[]> {
  const page = await findClients(turn.app, { actor: turn.person._id, text, ...(limit ? { limit } : {}) });
  return page.items;
}

/** Previews are drawn by Teams itself, which reads HTML there. */
function toResult(turn: Turn, preview: PreviewView, data: CardData): SearchResult {
  const summary = turn.texts.t('search.details');
  return {
    title: withoutTags(preview.title),
    text: withoutTags(preview.text),
    card: turn.app.cards.render('search/public', data, summary),
  };
}

function withoutTags(text: string): string {
  return plainLabel(text).replaceAll('<', '‹').replaceAll('&', '＆');
}
