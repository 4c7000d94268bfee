import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createWorkCalendar } from './calendar/create-work-calendar.ts';
import { isStateHoliday } from './calendar/state-holidays.ts';
import { checkTransfers, type TransferProblem } from './calendar/transfer-checks.ts';
import type { Transfer } from './calendar/work-calendar.ts';
import { countWorkingDays } from './calendar/working-days.ts';
import { AppError } from './errors.ts';
import { TRANSFERS_PREFIX } from './load-calendar.ts';
import { type PutSettingDeps, putSetting } from './put-setting.ts';

const FILE = z.strictObject({
  year: z.int().min(2024).max(2100),
  transfers: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date() })).max(40),
});

export interface EnteredTransfers {
  year: number;
  transfers: Transfer[];
  workingDays: number;
  problems: TransferProblem[];
  /** True when the year stands like this already. */
  kept: boolean;
}

/** Checks a year's transfers and, with `apply`, saves them. Throws BAD_INPUT for a file of another shape. */
export async function enterTransfers(
  deps: PutSettingDeps,
  input: { json: unknown; apply: boolean },
): Promise<EnteredTransfers> {
  const parsed = FILE.safeParse(input.json);
  if (!parsed.success) throw new AppError('BAD_INPUT', { message: parsed.error.message });
  const { year, transfers } = parsed.data;
  const problems = checkTransfers(year, transfers, isStateHoliday);
  const known = await deps.settings.get(`${TRANSFERS_PREFIX}${year}`);
  const kept = JSON.stringify(known?.value) === JSON.stringify(transfers);
  if (input.apply && problems.length === 0 && !kept) {
    await putSetting(deps, `${TRANSFERS_PREFIX}${year}`, transfers, byDayOff);
  }
  return { year, transfers, workingDays: workingDaysOf(year, transfers), problems, kept };
}

function byDayOff(value: unknown): Record<string, string> {
  const transfers = FILE.shape.transfers.safeParse(value).data ?? [];
  return Object.fromEntries(transfers.map(({ from, to }) => [from, to]));
}

function workingDaysOf(year: number, transfers: Transfer[]): number {
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const calendar = createWorkCalendar({ [year]: transfers });
  return countWorkingDays(calendar, from, from.with({ month: 12, day: 31 }));
}
