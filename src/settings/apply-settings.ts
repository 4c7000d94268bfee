import type { Config } from './config.ts';
import { type PutSettingDeps, putSetting } from './put-setting.ts';
import { REMINDER_SETTINGS_ID, readReminderSettings } from './reminder-settings.ts';
import { loadSecretOwner, readSecretOwner, SECRECY_ID } from './secrecy.ts';

/** Brings the store's settings in line with the environment; another process may do the same right now. */
export async function applySettings(deps: PutSettingDeps, config: Config): Promise<void> {
  const change = { id: REMINDER_SETTINGS_ID, value: config.reminders, by: 'settings' };
  await putSetting(deps, change, fieldsOf);
  if (config.secretOwner !== (await loadSecretOwner(deps))) {
    const owner = { id: SECRECY_ID, value: { owner: config.secretOwner }, by: 'settings' };
    await putSetting(deps, owner, (value) => ({ secretOwner: readSecretOwner(value) }));
  }
}

function fieldsOf(value: unknown): Record<string, string> {
  const { leapDay, report } = readReminderSettings(value);
  const { period, day, inclusive, roll } = report;
  return { leapDay, period, dueDay: String(day), inclusive: String(inclusive), roll };
}
