import { onFindClients, onPageFound } from './client-list/on-find-clients.ts';
import {
  onFilterClients,
  onListClients,
  onListMyClients,
  onPageClients,
} from './client-list/on-list-clients.ts';
import { onOpenClient, onOpenClientHistory, onOpenClientSection } from './client-list/on-open-client.ts';
import { onEditClient, onEditSection } from './clients/on-edit-client.ts';
import {
  onAskDiscardClient,
  onDiscardClient,
  onListDrafts,
  onNewClient,
  onPageDrafts,
  onRegisterClient,
  onResumeClient,
  onStepClient,
} from './clients/on-register-client.ts';
import { onApplySection, onSubmitClient } from './clients/on-submit-client.ts';
import type { ActionHandler, CommandHandler } from './turn/turn.ts';

export const clientCommands: CommandHandler[] = [
  onRegisterClient,
  onListDrafts,
  onListMyClients,
  onListClients,
  onFindClients,
];

export const clientActions: ActionHandler[] = [
  onNewClient,
  onStepClient,
  onResumeClient,
  onPageDrafts,
  onAskDiscardClient,
  onDiscardClient,
  onSubmitClient,
  onApplySection,
  onEditClient,
  onEditSection,
  onOpenClient,
  onOpenClientHistory,
  onOpenClientSection,
  onPageClients,
  onFilterClients,
  onPageFound,
];
