import type { ActionHandler, CommandHandler } from '../turn.ts';
import { onAskReason, onAskRecord, onCancelForm } from './on-ask-form.ts';
import { onDecideRequest } from './on-decide-request.ts';
import { listReply, onListMyRequests, onListTasks, onOpenRequest } from './on-list-requests.ts';
import { onRaiseRequest, raiseActions } from './on-raise-request.ts';
import { onLogPage, onShowLog } from './on-show-log.ts';

export const requestActions: ActionHandler[] = [
  onOpenRequest,
  onDecideRequest,
  onAskReason,
  onAskRecord,
  onCancelForm,
  onListTasks,
  onListMyRequests,
  onLogPage,
  ...raiseActions,
];

export const requestCommands: CommandHandler[] = [
  onRaiseRequest,
  {
    id: 'my-tasks',
    words: ['мои дела', 'дела', 'мои задачи', 'задачи', 'my tasks', 'tasks'],
    takesArgument: false,
    places: ['personal'],
    handle: (turn) => listReply(turn, 'tasks', ''),
  },
  {
    id: 'my-requests',
    words: ['мои заявки', 'заявки', 'my requests', 'requests'],
    takesArgument: false,
    places: ['personal'],
    handle: (turn) => listReply(turn, 'mine', ''),
  },
  onShowLog,
];
