import { isDeepStrictEqual } from 'node:util';
import { type RecordSettingDeps, recordSetting } from './audit/record-setting.ts';
import type { Config } from './config.ts';
import {
  loadReminderSettings,
  REMINDER_SETTINGS_ID,
  type ReminderSettings,
} from './reminders/reminder-settings.ts';
import type { SettingDoc } from './storage/setting.ts';
import { Conflict, DuplicateKey, type Repo } from './storage/store.ts';

export interface ApplySettingsDeps extends RecordSettingDeps {
  settings: Repo<SettingDoc>;
}

/** Brings the store's settings in line with the environment; another process may do the same right now. */
export async function applySettings(deps: ApplySettingsDeps, config: Config): Promise<void> {
  const value = config.reminders;
  const current = await deps.settings.get(REMINDER_SETTINGS_ID);
  if (isDeepStrictEqual(current?.value, value)) return;
  try {
    const before = await loadReminderSettings(deps);
    const saved = current
      ? await deps.settings.replace({ ...current, value })
      : await deps.settings.insert({ _id: REMINDER_SETTINGS_ID, value });
    await recordSetting(deps, saved, fieldsOf(before), fieldsOf(value));
  } catch (error) {
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}

function fieldsOf({ leapDay, report }: ReminderSettings): Record<string, string> {
  const { period, day, inclusive, roll } = report;
  return { leapDay, period, dueDay: String(day), inclusive: String(inclusive), roll };
}
