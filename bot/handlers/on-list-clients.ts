import { type ClientFilter, listClients } from '../../src/clients/list-clients.ts';
import { presentClientList } from '../presenters/client-list.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn.ts';
import { ListTarget } from './client-data.ts';
import { loadWords } from './client-reply.ts';
import { readData } from './request-data.ts';

export const onListClients: CommandHandler = {
  id: 'list',
  words: ['список', 'list'],
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

function fromCard(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { unit, status, level, manager, mine, after } = readData(ListTarget, data);
  const filter: ClientFilter = {
    ...(unit ? { unit } : {}),
    ...(status ? { status } : {}),
    ...(level ? { level } : {}),
    ...(manager ? { manager } : {}),
    ...(mine ? { mine } : {}),
  };
  return listReply(turn, filter, after);
}

async function listReply(turn: Turn, filter: ClientFilter, after = ''): Promise<Reply> {
  const { app, person, texts } = turn;
  const list = await listClients(app, { actor: person._id, filter, ...(after ? { after } : {}) });
  const data = presentClientList(list, filter, await loadWords(turn, []), app.newId());
  return { kind: 'card', card: app.cards.render('clients/list', data, texts.t('clients.list.kind')) };
}
