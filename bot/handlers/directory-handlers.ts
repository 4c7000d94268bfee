import type { ActionHandler, CommandHandler } from '../turn.ts';
import { onAbsence, onAskAbsence, onEndAbsence, onSaveAbsence } from './on-absence.ts';
import {
  onAskReplace,
  onCancelReplace,
  onConfirmReplace,
  onPreviewReplace,
  onReplace,
} from './on-replace.ts';

export const directoryCommands: CommandHandler[] = [onAbsence, onReplace];

export const directoryActions: ActionHandler[] = [
  onAskAbsence,
  onSaveAbsence,
  onEndAbsence,
  onAskReplace,
  onPreviewReplace,
  onConfirmReplace,
  onCancelReplace,
];
