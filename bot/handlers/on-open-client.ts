import type { ActionHandler } from '../turn.ts';
import { ClientTarget } from './client-data.ts';
import { drawClient, openClientCard } from './client-reply.ts';
import { readData } from './request-data.ts';

export const onOpenClient: ActionHandler = {
  verb: 'client.open',
  handle: async (turn, data) => openClientCard(turn, readData(ClientTarget, data).client),
};

export const onOpenClientHistory: ActionHandler = {
  verb: 'client.history',
  handle: async (turn, data) => {
    const { client } = readData(ClientTarget, data);
    return { kind: 'card', card: await drawClient(turn, client, 'history') };
  },
};
