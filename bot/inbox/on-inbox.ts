import { z } from 'zod';
import { confirmClient } from '../../src/clients/register/confirm-client.ts';
import { noteHandOver } from '../../src/inbox/note-hand-over.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { markDone } from '../../src/reminders/answers/mark-done.ts';
import { handInReport } from '../../src/reports/hand-in-report.ts';
import { clientPiece } from '../clients/client-reply.ts';
import { proposalsPiece } from '../proposals/proposal-reply.ts';
import { ReminderData } from '../reminders/reminder-data.ts';
import { reminderPiece } from '../reminders/reminder-reply.ts';
import { readablePiece } from '../reports/report-reply.ts';
import { myRequestsPiece } from '../request-lists/my-requests-reply.ts';
import { openRequestCard, requestPiece } from '../requests/request-reply.ts';
import { errorText } from '../turn/error-reply.ts';
import { OpenTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, CardPiece, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { passportReply, requestFormReply } from './draft-reply.ts';
import { handOverPiece } from './hand-over-reply.ts';
import { inboxPiece, monthPiece } from './inbox-reply.ts';
import type { InboxPlace } from './inbox-row.ts';
import { Place } from './place-data.ts';

const RequestFrom = Place.extend({ request: z.string().min(1).max(80) });
const ClientFrom = Place.extend({ client: z.string().min(1).max(80) });
const ReportFrom = Place.extend({ report: z.string().min(1).max(120) });
const DraftFrom = Place.extend({ draft: z.string().min(1).max(80) });
const HandOverFrom = Place.extend({ delivery: z.string().min(1).max(300) });
const ClientTarget = z.object({ client: z.string().min(1).max(80) });
const ReminderFrom = ReminderData.extend(Place.shape);
const START = { from: 0, morning: '' };

export const onMyTasks: CommandHandler = {
  id: 'my-tasks',
  words: ['мои дела', 'дела', 'мои задачи', 'задачи', 'сегодня', 'my tasks', 'tasks', 'today'],
  takesArgument: false,
  places: ['personal'],
  handle: async (turn) => ({ kind: 'card', ...(await inboxPiece(turn, START)) }),
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
    handle: async (turn, data) => ({ kind: 'card', ...(await inboxPiece(turn, readData(Place, data))) }),
  },
  {
    verb: 'inbox.done',
    handle: async (turn, data) => {
      const { from, morning, ...target } = readData(ReminderFrom, data);
      await markDone(turn.app, { ...target, by: turn.person._id });
      return { kind: 'card', ...(await inboxPiece(turn, { from, morning })) };
    },
  },
  /** Lists of earlier releases hand a report in; today's lead to it. */
  {
    verb: 'inbox.hand-in',
    handle: async (turn, data) => {
      const { report, ...place } = readData(ReportFrom, data);
      try {
        await handInReport(turn.app, { report, by: turn.person._id });
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'FORBIDDEN') throw error;
        const notice = { text: errorText(turn.texts, error), tone: 'attention' as const };
        return beside(turn, await readablePiece(turn, report, notice), place);
      }
      return { kind: 'card', ...(await inboxPiece(turn, place)) };
    },
  },
  {
    verb: 'inbox.confirm',
    handle: async (turn, data) => {
      const { client, from, morning } = readData(ClientFrom, data);
      await confirmClient(turn.app, { actor: turn.person._id, client });
      return { kind: 'card', ...(await inboxPiece(turn, { from, morning })) };
    },
  },
  {
    verb: 'inbox.report',
    handle: async (turn, data) => {
      const { report, ...place } = readData(ReportFrom, data);
      return beside(turn, await readablePiece(turn, report), place);
    },
  },
  {
    verb: 'inbox.reminder',
    handle: async (turn, data) => {
      const { from, morning, ...target } = readData(ReminderFrom, data);
      return beside(turn, await reminderPiece(turn, target), { from, morning });
    },
  },
  {
    verb: 'inbox.request',
    handle: async (turn, data) => {
      const { request, ...place } = readData(RequestFrom, data);
      return beside(turn, await requestPiece(turn, request), place);
    },
  },
  {
    verb: 'inbox.hand-over',
    handle: async (turn, data) => {
      const { delivery, ...place } = readData(HandOverFrom, data);
      return beside(turn, await handOverPiece(turn, delivery), place);
    },
  },
  {
    verb: 'inbox.proposals',
    handle: async (turn, data) => beside(turn, await proposalsPiece(turn), readData(Place, data)),
  },
  {
    verb: 'inbox.note',
    handle: async (turn, data) => {
      const { delivery, ...place } = readData(HandOverFrom, data);
      await noteHandOver(turn.app, { delivery, by: turn.person._id });
      return { kind: 'card', ...(await inboxPiece(turn, place)) };
    },
  },
  {
    verb: 'inbox.passport',
    handle: async (turn, data) => {
      const { draft, ...place } = readData(DraftFrom, data);
      return withList(turn, await passportReply(turn, draft), place);
    },
  },
  {
    verb: 'inbox.form',
    handle: async (turn, data) => {
      const { draft, ...place } = readData(DraftFrom, data);
      return withList(turn, await requestFormReply(turn, draft), place);
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
    handle: async (turn) => ({ kind: 'card', ...(await inboxPiece(turn, START)) }),
  },
  {
    verb: 'request.open',
    handle: async (turn, data) => {
      const { request, list, after } = readData(OpenTarget, data);
      if (list === '') return openRequestCard(turn, request);
      const there = list === 'mine' ? await myRequestsPiece(turn, after) : await inboxPiece(turn, START);
      return { kind: 'cards', cards: [await requestPiece(turn, request), there] };
    },
  },
];

/** Opens something as a new message; the list stays, as it is by now. */
async function beside(turn: Turn, piece: CardPiece, place: InboxPlace): Promise<Reply> {
  return { kind: 'cards', cards: [piece, await inboxPiece(turn, place)] };
}

/** The same with an answer that another subject has built. */
async function withList(turn: Turn, reply: Reply, place: InboxPlace): Promise<Reply> {
  if (reply.kind === 'text') return reply;
  const pieces = reply.kind === 'card' ? [reply] : reply.cards;
  return { ...reply, kind: 'cards', cards: [...pieces, await inboxPiece(turn, place)] };
}
