import type { ActionHandler, CommandHandler } from '../turn.ts';
import { onAbsence, onAskAbsence, onEndAbsence, onSaveAbsence } from './on-absence.ts';

export const directoryCommands: CommandHandler[] = [onAbsence];

export const directoryActions: ActionHandler[] = [onAskAbsence, onSaveAbsence, onEndAbsence];
