import { clientActions, clientCommands } from './client-handlers.ts';
import { changeLocaleCommands } from './commands/on-change-locale.ts';
import { createHelpHandlers } from './commands/on-help.ts';
import { onOpen } from './commands/on-open.ts';
import { understand } from './commands/on-words.ts';
import { deliveryActions, onListUndelivered } from './deliveries/on-list-undelivered.ts';
import { onListUnreachable } from './deliveries/on-list-unreachable.ts';
import { directoryActions, directoryCommands } from './directory-handlers.ts';
import { answerConsent } from './exports/on-consent.ts';
import { onExport } from './exports/on-export.ts';
import { fileActions } from './files/on-attach-file.ts';
import { offerActions } from './files/on-offer-file.ts';
import { receiveFiles } from './files/on-receive-files.ts';
import { planActions, planCommands } from './greeting-plans/on-plan.ts';
import { recordActions } from './greetings/on-record.ts';
import { tableActions } from './imports/on-import-table.ts';
import { noteActions, noteCommands } from './notes/on-note.ts';
import { potentialActions, potentialCommands } from './potential/on-potential.ts';
import { proposalActions, proposalCommands } from './proposals/on-proposals.ts';
import { channelCommands } from './reminders/on-channel.ts';
import { confirmActions, confirmCommands } from './reminders/on-confirm-client.ts';
import { greetingActions } from './reminders/on-greeting.ts';
import { reminderActions } from './reminders/on-reminder.ts';
import { reportActions, reportCommands } from './reports/on-report.ts';
import { requestActions, requestCommands } from './request-handlers.ts';
import { withGoneCard } from './requests/gone-card-reply.ts';
import { lookUp, search } from './search/on-search.ts';
import { createRouter, type Router } from './turn/router.ts';
import type { SearchDeps } from './turn/run-search.ts';
import type { TurnAnswers } from './turn/run-turn.ts';
import type { ActionHandler, CommandHandler } from './turn/turn.ts';

/** Every text command of the product, apart from help. */
export const COMMANDS: CommandHandler[] = [
  ...clientCommands,
  ...requestCommands,
  ...noteCommands,
  ...potentialCommands,
  ...proposalCommands,
  ...planCommands,
  onOpen,
  ...reportCommands,
  ...channelCommands,
  ...confirmCommands,
  ...changeLocaleCommands,
  onListUnreachable,
  onListUndelivered,
  ...directoryCommands,
];

/** Every card action of the product, apart from help. */
export const ACTIONS: ActionHandler[] = [
  ...clientActions,
  ...requestActions,
  ...noteActions,
  ...potentialActions,
  ...proposalActions,
  ...reminderActions,
  ...confirmActions,
  ...greetingActions,
  ...recordActions,
  ...planActions,
  ...reportActions,
  ...fileActions,
  ...offerActions,
  onExport,
  ...deliveryActions,
  ...directoryActions,
  ...tableActions,
].map(withGoneCard);

export interface Handlers extends TurnAnswers, Pick<SearchDeps, 'search' | 'lookUp'> {
  router: Router;
}

/** `more` is what only the demo or a test adds. */
export function createHandlers(
  more: { commands?: CommandHandler[]; actions?: ActionHandler[] } = {},
): Handlers {
  const help = createHelpHandlers(() => router);
  const router: Router = createRouter(
    [...COMMANDS, help.command, ...(more.commands ?? [])],
    [...ACTIONS, help.say, ...(more.actions ?? [])],
  );
  return {
    router,
    welcome: help.welcome,
    understand: (turn) => understand(turn, router),
    receiveFiles,
    answerConsent,
    search,
    lookUp,
  };
}
