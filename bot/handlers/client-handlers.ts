import type { ActionHandler, CommandHandler } from '../turn.ts';
import { onEditClient } from './on-edit-client.ts';
import { onFindClients, onPageFound } from './on-find-clients.ts';
import { onFilterClients, onListClients, onListMyClients, onPageClients } from './on-list-clients.ts';
import { onOpenClient, onOpenClientHistory, onOpenClientSection } from './on-open-client.ts';
import {
  onAskDiscardClient,
  onDiscardClient,
  onListDrafts,
  onPageDrafts,
  onRegisterClient,
  onResumeClient,
  onStepClient,
} from './on-register-client.ts';
import { onSubmitClient } from './on-submit-client.ts';

export const clientCommands: CommandHandler[] = [
  onRegisterClient,
  onListDrafts,
  onListMyClients,
  onListClients,
  onFindClients,
];

export const clientActions: ActionHandler[] = [
  onStepClient,
  onResumeClient,
  onPageDrafts,
  onAskDiscardClient,
  onDiscardClient,
  onSubmitClient,
  onEditClient,
  onOpenClient,
  onOpenClientHistory,
  onOpenClientSection,
  onPageClients,
  onFilterClients,
  onPageFound,
];
