import { isDeepStrictEqual } from 'node:util';
import type { Config } from './config.ts';
import { REMINDER_SETTINGS_ID } from './reminders/reminder-settings.ts';
import type { SettingDoc } from './storage/setting.ts';
import { Conflict, DuplicateKey, type Repo } from './storage/store.ts';

export interface ApplySettingsDeps {
  settings: Repo<SettingDoc>;
}

/** Brings the store's settings in line with the environment; another process may do the same right now. */
export async function applySettings(deps: ApplySettingsDeps, config: Config): Promise<void> {
  const value = config.reminders;
  const current = await deps.settings.get(REMINDER_SETTINGS_ID);
  if (isDeepStrictEqual(current?.value, value)) return;
  try {
    if (current) await deps.settings.replace({ ...current, value });
    else await deps.settings.insert({ _id: REMINDER_SETTINGS_ID, value });
  } catch (error) {
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}
