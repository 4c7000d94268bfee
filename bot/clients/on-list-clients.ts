import { type ClientFilter, listClients } from '../../src/clients/register/list-clients.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { filterOf, ListTarget } from './client-data.ts';
import { presentClientList } from './client-list.ts';
import { loadWords } from './client-reply.ts';

export const onListClients: CommandHandler = {
  id: 'list',
  words: ['список', 'клиенты', 'list', 'clients'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => listReply(turn, {}),
};

export const onListMyClients: CommandHandler = {
  id: 'my-clients',
  words: ['мои клиенты', 'my clients'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => listReply(turn, { mine: true }),
};

/** A page of the list: its filters travel in the button. */
export const onPageClients: ActionHandler = { verb: 'client.list', handle: fromCard };

/** The filters as chosen on the card; the list begins anew. */
export const onFilterClients: ActionHandler = {
  verb: 'client.filter',
  handle: (turn, data) => fromCard(turn, { ...data, after: '' }),
};

async function fromCard(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const target = readData(ListTarget, data);
  return listReply(turn, filterOf(target), target.after);
}

async function listReply(turn: Turn, filter: ClientFilter, after = ''): Promise<Reply> {
  return { kind: 'card', card: await drawList(turn, filter, after) };
}

export async function drawList(turn: Turn, filter: ClientFilter, after: string): Promise<RenderedCard> {
  const { app, person, texts } = turn;
  const list = await listClients(app, { actor: person._id, filter, ...(after ? { after } : {}) });
  const data = presentClientList(list, { filter, after }, await loadWords(turn, []), app.newId());
  return app.cards.render('clients/list', data, texts.t('clients.list.summary', { count: list.total }));
}
