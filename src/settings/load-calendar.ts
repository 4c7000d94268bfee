import { z } from 'zod';
import { createWorkCalendar } from '../calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../calendar/default-transfers.ts';
import type { TransfersByYear, WorkCalendar } from '../calendar/work-calendar.ts';
import type { Repo } from '../storage/store.ts';
import { type SettingDoc, transfersYearOf } from './setting.ts';

export const TRANSFER = z.strictObject({
  from: z.iso.date().exactOptional(),
  to: z.iso.date().exactOptional(),
});
const TRANSFERS = z.array(TRANSFER);

/** The production calendar of `loadTransfers`. */
export async function loadCalendar(deps: { settings: Repo<SettingDoc> }): Promise<WorkCalendar> {
  return createWorkCalendar(await loadTransfers(deps));
}

/** Known decrees, with those an admin has entered (`transfers:2028`) before them. */
export async function loadTransfers(deps: { settings: Repo<SettingDoc> }): Promise<TransfersByYear> {
  const transfers = { ...DEFAULT_TRANSFERS };
  for await (const setting of deps.settings.scan()) {
    const year = transfersYearOf(setting._id);
    if (year !== null) transfers[year] = TRANSFERS.parse(setting.value);
  }
  return transfers;
}
