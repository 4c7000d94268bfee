import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from './create-work-calendar.ts';
import type { Transfer } from './work-calendar.ts';

export type TransferFault =
  | 'other-year'
  | 'same-day'
  | 'twice'
  | 'from-not-off'
  | 'works-already'
  | 'holiday-worked'
  | 'to-is-off';

export interface TransferProblem {
  transfer: Transfer;
  problem: TransferFault;
}

/** Checks for typing mistakes in a year's decree: days off come from days off, in that year, once. */
export function checkTransfers(
  year: number,
  transfers: Transfer[],
  isHoliday: (monthDay: string) => boolean,
): TransferProblem[] {
  const seen = new Set<string>();
  return transfers.flatMap((transfer): TransferProblem[] => {
    const days = [transfer.from, transfer.to].filter((day) => day !== undefined);
    const isTwice = days.some((day) => seen.has(day));
    for (const day of days) seen.add(day);
    const others = transfers.filter(({ to }) => to !== transfer.to);
    const problem = findFault(year, transfer, isTwice, isHoliday) ?? findNeedless(year, transfer, others);
    return problem ? [{ transfer, problem }] : [];
  });
}

/** Finds a day off that is off anyway, as is the Monday behind a holiday on a Sunday. */
function findNeedless(year: number, { from, to }: Transfer, others: Transfer[]): TransferFault | null {
  if (from !== undefined || to === undefined) return null;
  const calendar = createWorkCalendar({ [year]: others });
  return calendar.isWorkingDay(Temporal.PlainDate.from(to)) ? null : 'to-is-off';
}

function findFault(
  year: number,
  { from, to }: Transfer,
  isTwice: boolean,
  isHoliday: (monthDay: string) => boolean,
): TransferFault | null {
  const isWeekend = (day: string) => Temporal.PlainDate.from(day).dayOfWeek >= 6;
  const holds = (day: string | undefined, rule: (day: string) => boolean) => day !== undefined && rule(day);
  const isOtherYear = (day: string) => Temporal.PlainDate.from(day).year !== year;
  if (holds(from, isOtherYear) || holds(to, isOtherYear)) return 'other-year';
  if (from !== undefined && from === to) return 'same-day';
  if (isTwice) return 'twice';
  if (to === undefined && holds(from, (day) => isHoliday(day.slice(5)))) return 'holiday-worked';
  if (to === undefined && holds(from, (day) => !isWeekend(day))) return 'works-already';
  if (holds(to, (day) => isWeekend(day) || isHoliday(day.slice(5)))) return 'to-is-off';
  // A holiday on another day stays off, and the second day would be off for nothing.
  return holds(from, (day) => !isWeekend(day)) ? 'from-not-off' : null;
}
