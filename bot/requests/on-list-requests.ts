import { today } from '../../src/kernel/clock.ts';
import { listMyRequests } from '../../src/requests/views/list-my-requests.ts';
import { listMyTasks } from '../../src/requests/views/list-my-tasks.ts';
import type { Page } from '../../src/storage/store.ts';
import { ListTarget, OpenTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, CardPiece, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { presentMyRequests, presentTasks } from './request-lists.ts';
import { openRequestCard, requestPiece } from './request-reply.ts';

export const onMyTasks: CommandHandler = {
  id: 'my-tasks',
  words: ['мои дела', 'дела', 'мои задачи', 'задачи', 'my tasks', 'tasks'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => listReply(turn, 'tasks', ''),
};

export const onMyRequests: CommandHandler = {
  id: 'my-requests',
  words: ['мои заявки', 'заявки', 'my requests', 'requests'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => listReply(turn, 'mine', ''),
};

export const onListTasks: ActionHandler = {
  verb: 'request.tasks',
  handle: async (turn, data) => listReply(turn, 'tasks', readData(ListTarget, data).after),
};

export const onListMyRequests: ActionHandler = {
  verb: 'request.mine',
  handle: async (turn, data) => listReply(turn, 'mine', readData(ListTarget, data).after),
};

/** From a list, the request comes as a new message and the list stays; from elsewhere it takes the card's place. */
export const onOpenRequest: ActionHandler = {
  verb: 'request.open',
  handle: async (turn, data) => {
    const { request, list, after } = readData(OpenTarget, data);
    if (list === '') return openRequestCard(turn, request);
    return {
      kind: 'cards',
      cards: [await requestPiece(turn, request), await listPiece(turn, list, after)],
    };
  },
};

async function listReply(turn: Turn, list: 'tasks' | 'mine', after: string): Promise<Reply> {
  return { kind: 'card', ...(await listPiece(turn, list, after)) };
}

async function listPiece(turn: Turn, list: 'tasks' | 'mine', after: string): Promise<CardPiece> {
  const { app, texts } = turn;
  const zone = await app.directory.zoneOf(turn.person);
  const date = today(app.clock, zone);
  const input = { actor: turn.person._id, ...(after ? { after } : {}) };
  const principals = await app.directory.findPrincipals(turn.person._id, date);
  const names = Object.fromEntries(principals.map(({ _id, name }) => [_id, name]));
  const shared = { after, today: date.toString(), calendar: app.calendar(), names, texts };
  const summaryOf = ({ items, next }: Page<unknown>) =>
    texts.t(`requests.${list}.summary`, { count: items.length, more: String(next !== undefined) });
  if (list === 'tasks') {
    const page = await listMyTasks(app, input);
    return { card: app.cards.render('requests/list', presentTasks({ ...shared, page }), summaryOf(page)) };
  }
  const page = await listMyRequests(app, input);
  return { card: app.cards.render('requests/list', presentMyRequests({ ...shared, page }), summaryOf(page)) };
}
