import { z } from 'zod';
import { confirmClient } from '../../src/clients/register/confirm-client.ts';
import { listUnconfirmed } from '../../src/clients/register/list-unconfirmed.ts';
import { presentUnconfirmed } from '../client-list/unconfirmed.ts';
import { loadWords } from '../clients/client-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { ReminderData } from './reminder-data.ts';
import { currentReply } from './reminder-reply.ts';

const ConfirmData = ReminderData.extend({ client: z.string().min(1).max(80) });

export const confirmActions: ActionHandler[] = [
  {
    verb: 'client.confirm',
    handle: async (turn, data) => {
      const { client, ...reminder } = readData(ConfirmData, data);
      await confirmClient(turn.app, { actor: turn.person._id, client });
      return currentReply(turn, reminder);
    },
  },
  { verb: 'client.unconfirmed', handle: unconfirmedReply },
];

export const confirmCommands: CommandHandler[] = [
  {
    id: 'unconfirmed',
    words: ['не подтверждены', 'неподтверждённые', 'unconfirmed'],
    takesArgument: false,
    places: ['personal'],
    handle: unconfirmedReply,
  },
];

async function unconfirmedReply(turn: Turn): Promise<Reply> {
  const { app, person } = turn;
  const found = await listUnconfirmed(app, { actor: person._id });
  const managers = found.map(({ client }) => client.passport.appointment.manager);
  const view = presentUnconfirmed(found, await loadWords(turn, managers));
  return { kind: 'card', card: app.cards.render('clients/list', view, view.total) };
}
