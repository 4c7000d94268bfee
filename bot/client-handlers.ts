import { onEditClient, onEditSection } from './clients/on-edit-client.ts';
import { onFindClients, onPageFound } from './clients/on-find-clients.ts';
import { onFilterClients, onListClients, onListMyClients, onPageClients } from './clients/on-list-clients.ts';
import { onOpenClient, onOpenClientHistory, onOpenClientSection } from './clients/on-open-client.ts';
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
