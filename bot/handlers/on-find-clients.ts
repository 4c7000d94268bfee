import { findClients } from '../../src/clients/find-clients.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { presentFoundClients } from '../presenters/client-list.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn.ts';
import { FindTarget } from './client-data.ts';
import { loadWords } from './client-reply.ts';
import { readData } from './request-data.ts';

const LONGEST_QUERY = 200;

export const onFindClients: CommandHandler = {
  id: 'find',
  words: ['найти', 'find'],
  takesArgument: true,
  places: ['personal'],
  handle: async (turn, argument) => {
    const text = argument.slice(0, LONGEST_QUERY).trim();
    if (text === '') return { kind: 'text', text: turn.texts.t('clients.list.findWhat') };
    return findReply(turn, text, '');
  },
};

export const onPageFound: ActionHandler = {
  verb: 'client.find',
  handle: async (turn, data) => {
    const { text, after } = readData(FindTarget, data);
    return findReply(turn, text, after);
  },
};

async function findReply(turn: Turn, text: string, after: string): Promise<Reply> {
  return { kind: 'card', card: await drawFound(turn, text, after) };
}

export async function drawFound(turn: Turn, text: string, after: string): Promise<RenderedCard> {
  const { app, person, texts } = turn;
  const found = await findClients(app, { actor: person._id, text, ...(after ? { after } : {}) });
  const data = presentFoundClients(found, { text, after }, await loadWords(turn, []));
  return app.cards.render('clients/list', data, texts.t('clients.list.kind'));
}
