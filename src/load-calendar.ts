import { z } from 'zod';
import { createWorkCalendar } from './calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from './calendar/default-transfers.ts';
import type { WorkCalendar } from './calendar/work-calendar.ts';
import type { SettingDoc } from './storage/setting.ts';
import type { Repo } from './storage/store.ts';

const PREFIX = 'transfers:';
const TRANSFERS = z.array(z.object({ from: z.iso.date(), to: z.iso.date() }));

/** The production calendar: known decrees, with those an admin has entered (`transfers:2028`) before them. */
export async function loadCalendar(deps: { settings: Repo<SettingDoc> }): Promise<WorkCalendar> {
  const transfers = { ...DEFAULT_TRANSFERS };
  for await (const setting of deps.settings.scan()) {
    if (!setting._id.startsWith(PREFIX)) continue;
    transfers[setting._id.slice(PREFIX.length)] = TRANSFERS.parse(setting.value);
  }
  return createWorkCalendar(transfers);
}
