import { startEdit } from '../../src/registration/start-edit.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler } from '../turn/turn.ts';
import { ClientTarget, EditSectionTarget } from './client-data.ts';
import { formReply } from './client-reply.ts';

/** Edit, rework of a returned request, or a new try: which one follows from the client's state. */
export const onEditClient: ActionHandler = {
  verb: 'client.edit',
  handle: async (turn, data) => {
    const { client } = readData(ClientTarget, data);
    return formReply(turn, await startEdit(turn.app, { actor: turn.person._id, client }));
  },
};

/** The same with one section of the passport open. */
export const onEditSection: ActionHandler = {
  verb: 'client.edit-section',
  handle: async (turn, data) => {
    const target = readData(EditSectionTarget, data);
    return formReply(turn, await startEdit(turn.app, { actor: turn.person._id, ...target }));
  },
};
