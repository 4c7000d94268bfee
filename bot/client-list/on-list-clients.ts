import { filterOf, ListTarget } from '../clients/client-data.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { listReply } from './client-list-reply.ts';

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
