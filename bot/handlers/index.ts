import { createRouter, type Router } from '../router.ts';
import type { SearchDeps } from '../run-search.ts';
import type { TurnAnswers } from '../run-turn.ts';
import type { ActionHandler, CommandHandler } from '../turn.ts';
import { clientActions, clientCommands } from './client-handlers.ts';
import { directoryActions, directoryCommands } from './directory-handlers.ts';
import { withGoneCard } from './gone-card.ts';
import { fileActions } from './on-attach-file.ts';
import { changeLocaleCommands } from './on-change-locale.ts';
import { channelCommands } from './on-channel.ts';
import { createHelpHandlers } from './on-help.ts';
import { tableActions } from './on-import-table.ts';
import { deliveryActions, onListUndelivered } from './on-list-undelivered.ts';
import { onListUnreachable } from './on-list-unreachable.ts';
import { answerConsent, offerActions } from './on-offer-file.ts';
import { onOpen } from './on-open.ts';
import { receiveFiles } from './on-receive-files.ts';
import { reminderActions } from './on-reminder.ts';
import { reportActions, reportCommands } from './on-report.ts';
import { lookUp, search } from './on-search.ts';
import { understand } from './on-words.ts';
import { requestActions, requestCommands } from './request-handlers.ts';

/** Every text command of the product, apart from help. */
export const COMMANDS: CommandHandler[] = [
  ...clientCommands,
  ...requestCommands,
  onOpen,
  ...reportCommands,
  ...channelCommands,
  ...changeLocaleCommands,
  onListUnreachable,
  onListUndelivered,
  ...directoryCommands,
];

/** Every card action of the product, apart from help. */
export const ACTIONS: ActionHandler[] = [
  ...clientActions,
  ...requestActions,
  ...reminderActions,
  ...reportActions,
  ...fileActions,
  ...offerActions,
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
