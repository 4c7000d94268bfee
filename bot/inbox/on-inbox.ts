import { z } from 'zod';
import { markDone } from '../../src/reminders/answers/mark-done.ts';
import { clientPiece } from '../clients/client-reply.ts';
import { ReminderData } from '../reminders/reminder-data.ts';
import { reminderPiece } from '../reminders/reminder-reply.ts';
import { myRequestsPiece } from '../requests/my-requests-reply.ts';
import { openRequestCard, requestPiece } from '../requests/request-reply.ts';
import { OpenTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler } from '../turn/turn.ts';
import { inboxPiece, monthPiece } from './inbox-reply.ts';

const From = z.object({ from: z.int().min(0).max(10_000).default(0) });
const RequestFrom = From.extend({ request: z.string().min(1).max(80) });
const ClientTarget = z.object({ client: z.string().min(1).max(80) });
const ReminderFrom = ReminderData.extend(From.shape);

export const onMyTasks: CommandHandler = {
  id: 'my-tasks',
  words: ['мои дела', 'дела', 'мои задачи', 'задачи', 'сегодня', 'my tasks', 'tasks', 'today'],
  takesArgument: false,
  places: ['personal'],
  handle: async (turn) => ({ kind: 'card', ...(await inboxPiece(turn, 0)) }),
};

export const onMonth: CommandHandler = {
  id: 'month',
  words: ['календарь', 'calendar'],
  takesArgument: false,
  places: ['personal'],
  handle: async (turn) => ({ kind: 'card', ...(await monthPiece(turn)) }),
};

export const inboxActions: ActionHandler[] = [
  {
    verb: 'inbox.show',
    handle: async (turn, data) => ({ kind: 'card', ...(await inboxPiece(turn, readData(From, data).from)) }),
  },
  {
    verb: 'inbox.done',
    handle: async (turn, data) => {
      const { from, ...target } = readData(ReminderFrom, data);
      await markDone(turn.app, { ...target, by: turn.person._id });
      return { kind: 'card', ...(await inboxPiece(turn, from)) };
    },
  },
  {
    verb: 'inbox.reminder',
    handle: async (turn, data) => {
      const { from, ...target } = readData(ReminderFrom, data);
      return { kind: 'cards', cards: [await reminderPiece(turn, target), await inboxPiece(turn, from)] };
    },
  },
  {
    verb: 'inbox.request',
    handle: async (turn, data) => {
      const { from, request } = readData(RequestFrom, data);
      return { kind: 'cards', cards: [await requestPiece(turn, request), await inboxPiece(turn, from)] };
    },
  },
  {
    verb: 'inbox.client',
    handle: async (turn, data) => {
      const { client } = readData(ClientTarget, data);
      return { kind: 'cards', cards: [await clientPiece(turn, client), await monthPiece(turn)] };
    },
  },
  /** Lists of tasks that earlier releases drew turn into the inbox. */
  {
    verb: 'request.tasks',
    handle: async (turn) => ({ kind: 'card', ...(await inboxPiece(turn, 0)) }),
  },
  {
    verb: 'request.open',
    handle: async (turn, data) => {
      const { request, list, after } = readData(OpenTarget, data);
      if (list === '') return openRequestCard(turn, request);
      const there = list === 'mine' ? await myRequestsPiece(turn, after) : await inboxPiece(turn, 0);
      return { kind: 'cards', cards: [await requestPiece(turn, request), there] };
    },
  },
];
