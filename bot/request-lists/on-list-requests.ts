import { ListTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler } from '../turn/turn.ts';
import { myRequestsPiece } from './my-requests-reply.ts';

export const onMyRequests: CommandHandler = {
  id: 'my-requests',
  words: ['мои заявки', 'заявки', 'my requests', 'requests'],
  takesArgument: false,
  places: ['personal'],
  handle: async (turn) => ({ kind: 'card', ...(await myRequestsPiece(turn, '')) }),
};

export const onListMyRequests: ActionHandler = {
  verb: 'request.mine',
  handle: async (turn, data) => ({
    kind: 'card',
    ...(await myRequestsPiece(turn, readData(ListTarget, data).after)),
  }),
};
