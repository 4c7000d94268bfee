import { onLogPage, onShowLog } from './log/on-show-log.ts';
import { onRaiseRequest, raiseActions } from './request-forms/on-raise-request.ts';
import { onAskReason, onAskRecord, onCancelForm } from './requests/on-ask-form.ts';
import { onDecideRequest } from './requests/on-decide-request.ts';
import {
  onListMyRequests,
  onListTasks,
  onMyRequests,
  onMyTasks,
  onOpenRequest,
} from './requests/on-list-requests.ts';
import type { ActionHandler, CommandHandler } from './turn/turn.ts';

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

export const requestCommands: CommandHandler[] = [onRaiseRequest, onMyTasks, onMyRequests, onShowLog];
