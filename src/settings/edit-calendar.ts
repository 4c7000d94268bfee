import { type ReadTransfers, readTransfers } from '../calendar/read-transfers.ts';
import { AppError } from '../kernel/errors.ts';
import type { Directory } from '../people/directory.ts';
import { requireRight } from '../people/require-right.ts';
import { type EnteredTransfers, enterTransfers, FIRST_YEAR, LAST_YEAR } from './enter-transfers.ts';
import type { PutSettingDeps } from './put-setting.ts';

export interface EditCalendarDeps extends PutSettingDeps {
  directory: Directory;
  reloadCalendar(): Promise<void>;
}

export interface EditCalendarInput {
  actor: string;
  year: number;
  /** The lines as typed. */
  text: string;
  /** The version that the admin saw; 0 while nobody has entered the year. */
  version: number;
  apply: boolean;
}

export type EditedCalendar = { entered: EnteredTransfers } | { unread: ReadTransfers['unread'] };

/** An admin looks at what a year would become and, with `apply`, makes it so. Throws FORBIDDEN, STALE, NOT_FOUND. */
export async function editCalendar(
  deps: EditCalendarDeps,
  input: EditCalendarInput,
): Promise<EditedCalendar> {
  const { actor, year, text, version, apply } = input;
  await requireRight(deps, actor, 'keep-directory');
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new AppError('NOT_FOUND');
  const { transfers, unread } = readTransfers(year, text);
  if (unread.length > 0) return { unread };
  const entered = await enterTransfers(deps, { year, transfers, apply, by: actor, version });
  if (apply) await deps.reloadCalendar();
  return { entered };
}
