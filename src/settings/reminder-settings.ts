import { z } from 'zod';
import type { Repo } from '../storage/store.ts';
import type { SettingDoc } from './setting.ts';

const SCHEMA = z.object({
  /** Day for a 29 February in a common year. */
  leapDay: z.enum(['feb-28', 'mar-01']).default('feb-28'),
  report: z
    .object({
      period: z.enum(['month', 'quarter']).default('month'),
      day: z.number().int().min(1).max(31).default(5),
      inclusive: z.boolean().default(true),
      roll: z.enum(['forward', 'backward', 'none']).default('forward'),
    })
    .prefault({}),
});

export type ReminderSettings = z.infer<typeof SCHEMA>;

export const REMINDER_SETTINGS_ID = 'reminders';

/** Loads the branch's decisions about dates; the defaults hold until an admin says otherwise. */
export async function loadReminderSettings(deps: { settings: Repo<SettingDoc> }): Promise<ReminderSettings> {
  const stored = await deps.settings.get(REMINDER_SETTINGS_ID);
  return readReminderSettings(stored?.value);
}

/** A stored value, or the defaults where there is none. */
export function readReminderSettings(value: unknown): ReminderSettings {
  return SCHEMA.parse(value ?? {});
}
