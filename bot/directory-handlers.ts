import { onAbsence, onAskAbsence, onEndAbsence, onSaveAbsence } from './absences/on-absence.ts';
import { addresseeActions } from './directory/on-addressees.ts';
import { onDirectory, onDirectoryMenu, onDirectoryPeople } from './directory/on-directory.ts';
import { calendarActions } from './directory/on-edit-calendar.ts';
import {
  onDictionaries,
  onOpenDictionary,
  onOpenEntry,
  onSaveEntry,
} from './directory/on-edit-dictionary.ts';
import { greetingTextActions } from './directory/on-edit-greetings.ts';
import {
  onGrantRole,
  onOpenPerson,
  onPersonForm,
  onRevokeRole,
  onRoleForm,
  onSavePerson,
  onSetAccess,
} from './directory/on-edit-person.ts';
import { onDirectoryUnits, onOpenUnit, onSaveUnit, onUnitForm } from './directory/on-edit-unit.ts';
import {
  onAskReplace,
  onCancelReplace,
  onConfirmReplace,
  onPreviewReplace,
  onReplace,
} from './replacements/on-replace.ts';
import type { ActionHandler, CommandHandler } from './turn/turn.ts';

export const directoryCommands: CommandHandler[] = [onDirectory, onAbsence, onReplace];

export const directoryActions: ActionHandler[] = [
  onDirectoryMenu,
  onDirectoryPeople,
  ...addresseeActions,
  ...calendarActions,
  ...greetingTextActions,
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
