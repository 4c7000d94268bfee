import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createWorkCalendar } from '../calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../calendar/default-transfers.ts';
import { isStateHoliday } from '../calendar/state-holidays.ts';
import { checkTransfers, type TransferProblem } from '../calendar/transfer-checks.ts';
import type { Transfer } from '../calendar/work-calendar.ts';
import { countWorkingDays } from '../calendar/working-days.ts';
import { AppError } from '../kernel/errors.ts';
import { loadTransfers, TRANSFER } from './load-calendar.ts';
import { type PutSettingDeps, putSetting } from './put-setting.ts';
import { transfersIdOf } from './setting.ts';

export const FIRST_YEAR = 2024;
export const LAST_YEAR = 2100;

const FILE = z.strictObject({
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  transfers: z.array(TRANSFER.refine(({ from, to }) => from !== undefined || to !== undefined)).max(40),
});

/** A year's transfers beside those that hold until now. */
export interface EnteredTransfers {
  year: number;
  transfers: Transfer[];
  workingDays: number;
  problems: TransferProblem[];
  /** Those that hold now and would hold no more. */
  dropped: Transfer[];
  /** True when the year says just this already. */
  kept: boolean;
}

export interface EnterTransfersInput {
  year: number;
  transfers: Transfer[];
  apply: boolean;
  /** Actor: a person, or `system`. */
  by: string;
  /** The version of the entered year that was looked at, 0 for none; without it, whatever is there is replaced. */
  version?: number;
}

/** Reads a year's transfers from a file. Throws CALENDAR_FILE, which names the place that is wrong. */
export function readTransfersFile(json: unknown): Pick<EnteredTransfers, 'year' | 'transfers'> {
  const parsed = FILE.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  throw new AppError('CALENDAR_FILE', {
    message: parsed.error.message,
    details: { where: describePath([...(issue?.path ?? []), ...keys]) },
  });
}

/** `transfers[0].from`; `{ }` for the whole. */
function describePath(path: PropertyKey[]): string {
  const named = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return named === '' ? '{ }' : named.replace(/^\./, '');
}

/** Checks a year's transfers and, with `apply`, saves them in place of those that are there. Throws STALE. */
export async function enterTransfers(
  deps: PutSettingDeps,
  input: EnterTransfersInput,
): Promise<EnteredTransfers> {
  const { year, transfers, apply, by } = input;
  const problems = checkTransfers(year, transfers, isStateHoliday);
  const known = (await loadTransfers(deps))[String(year)];
  const dropped = without(known ?? [], transfers);
  const kept = known !== undefined && dropped.length === 0 && without(transfers, known).length === 0;
  if (apply && problems.length === 0 && !kept) {
    const looked = input.version === undefined ? {} : { version: input.version };
    const id = transfersIdOf(year);
    const fallback = DEFAULT_TRANSFERS[String(year)];
    await putSetting(deps, { id, value: transfers, by, fallback, ...looked }, byDay);
  }
  return { year, transfers, workingDays: workingDaysOf(year, transfers), problems, dropped, kept };
}

function without(all: Transfer[], gone: Transfer[]): Transfer[] {
  return all.filter(({ from, to }) => !gone.some((other) => other.from === from && other.to === to));
}

/** Values for the log: where a day off went, or that a day is off (`off`) or worked (`worked`) besides. */
function byDay(value: unknown): Record<string, string> {
  const transfers = FILE.shape.transfers.safeParse(value).data ?? [];
  return Object.fromEntries(
    transfers.map(({ from, to }) => (from ? [from, to ?? 'worked'] : [to ?? '', 'off'])),
  );
}

export function workingDaysOf(year: number, transfers: Transfer[]): number {
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const calendar = createWorkCalendar({ [year]: transfers });
  return countWorkingDays(calendar, from, from.with({ month: 12, day: 31 }));
}
