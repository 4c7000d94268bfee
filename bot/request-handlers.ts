import { additionActions } from './additions/on-add-to-request.ts';
import { onToldByPhone } from './announcements/on-told.ts';
import { dutyActions, dutyCommands } from './duties/on-duties.ts';
import { inboxActions, onMonth, onMyTasks } from './inbox/on-inbox.ts';
import { morningActions, onMorning } from './inbox/on-morning.ts';
import { onLogPage, onShowLog } from './log/on-show-log.ts';
import { onOpenBelow } from './news/on-open-below.ts';
import { onOverview, overviewActions } from './overview/on-overview.ts';
import { registerActions, registerCommands } from './registers/on-registers.ts';
import { onRaiseRequest, raiseActions } from './request-forms/on-raise-request.ts';
import { onListMyRequests, onMyRequests } from './request-lists/on-list-requests.ts';
import { onAskReason, onAskRecord, onCancelForm } from './requests/on-ask-form.ts';
import { onDecideRequest } from './requests/on-decide-request.ts';
import { togetherActions } from './together/on-together.ts';
import type { ActionHandler, CommandHandler } from './turn/turn.ts';
import { vipListActions, vipListCommands } from './vip-lists/on-list.ts';

export const requestActions: ActionHandler[] = [
  ...inboxActions,
  ...togetherActions,
  ...morningActions,
  ...overviewActions,
  ...dutyActions,
  ...registerActions,
  ...vipListActions,
  onDecideRequest,
  onAskReason,
  onAskRecord,
  onCancelForm,
  ...additionActions,
  onOpenBelow,
  onToldByPhone,
  onListMyRequests,
  onLogPage,
  ...raiseActions,
];

export const requestCommands: CommandHandler[] = [
  onRaiseRequest,
  onMyTasks,
  onMonth,
  onMorning,
  onMyRequests,
  onOverview,
  ...dutyCommands,
  ...registerCommands,
  ...vipListCommands,
  onShowLog,
];
