import type { ActionHandler, CommandHandler } from '../turn.ts';
import { onAbsence, onAskAbsence, onEndAbsence, onSaveAbsence } from './on-absence.ts';
import { addresseeActions } from './on-addressees.ts';
import { onDirectory, onDirectoryMenu, onDirectoryPeople } from './on-directory.ts';
import { calendarActions } from './on-edit-calendar.ts';
import { onDictionaries, onOpenDictionary, onOpenEntry, onSaveEntry } from './on-edit-dictionary.ts';
import {
  onGrantRole,
  onOpenPerson,
  onPersonForm,
  onRevokeRole,
  onRoleForm,
  onSavePerson,
  onSetAccess,
} from './on-edit-person.ts';
import { onDirectoryUnits, onOpenUnit, onSaveUnit, onUnitForm } from './on-edit-unit.ts';
import {
  onAskReplace,
  onCancelReplace,
  onConfirmReplace,
  onPreviewReplace,
  onReplace,
} from './on-replace.ts';

export const directoryCommands: CommandHandler[] = [onDirectory, onAbsence, onReplace];

export const directoryActions: ActionHandler[] = [
  onDirectoryMenu,
  onDirectoryPeople,
  ...addresseeActions,
  ...calendarActions,
  onOpenPerson,
  onPersonForm,
  onSavePerson,
  onRoleForm,
  onGrantRole,
  onRevokeRole,
  onSetAccess,
  onDirectoryUnits,
  onOpenUnit,
  onUnitForm,
  onSaveUnit,
  onDictionaries,
  onOpenDictionary,
  onOpenEntry,
  onSaveEntry,
  onAskAbsence,
  onSaveAbsence,
  onEndAbsence,
  onAskReplace,
  onPreviewReplace,
  onConfirmReplace,
  onCancelReplace,
];
