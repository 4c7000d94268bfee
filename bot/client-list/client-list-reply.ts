import { type ClientFilter, listClients } from '../../src/clients/register/list-clients.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { loadWords } from '../clients/client-reply.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { presentClientList } from './client-list.ts';

export async function listReply(turn: Turn, filter: ClientFilter, after = ''): Promise<Reply> {
  return { kind: 'card', card: await drawList(turn, filter, after) };
}

export async function drawList(turn: Turn, filter: ClientFilter, after: string): Promise<RenderedCard> {
  const { app, person, texts } = turn;
  const list = await listClients(app, { actor: person._id, filter, ...(after ? { after } : {}) });
  const data = presentClientList(list, { filter, after }, await loadWords(turn, []), app.newId());
  return app.cards.render('clients/list', data, texts.t('clients.list.summary', { count: list.total }));
}
