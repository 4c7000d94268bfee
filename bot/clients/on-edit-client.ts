import { startEdit } from '../../src/registration/start-edit.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler } from '../turn/turn.ts';
import { ClientTarget } from './client-data.ts';
import { formReply } from './client-reply.ts';

/** Edit, rework of a returned request, or a new try: which one follows from the client's state. */
export const onEditClient: ActionHandler = {
  verb: 'client.edit',
  handle: async (turn, data) => {
    const { client } = readData(ClientTarget, data);
    return formReply(turn, await startEdit(turn.app, { actor: turn.person._id, client }));
  },
};
