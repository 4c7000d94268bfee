import { FindTarget } from '../clients/client-data.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler } from '../turn/turn.ts';
import { findAnything, foundReply } from './found-reply.ts';

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
