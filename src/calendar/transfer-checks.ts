import { Temporal } from 'temporal-polyfill';
import type { Transfer } from './work-calendar.ts';

export interface TransferProblem {
  transfer: Transfer;
  problem: 'other-year' | 'same-day' | 'twice' | 'from-not-off' | 'to-is-off';
}

/** What a typing mistake in a year's decree looks like: days off come from days off, in that year, once. */
export function checkTransfers(
  year: number,
  transfers: Transfer[],
  isHoliday: (monthDay: string) => boolean,
): TransferProblem[] {
  const seen = new Set<string>();
  return transfers.flatMap((transfer): TransferProblem[] => {
    const from = Temporal.PlainDate.from(transfer.from);
    const to = Temporal.PlainDate.from(transfer.to);
    const isTwice = seen.has(transfer.from) || seen.has(transfer.to);
    seen.add(transfer.from).add(transfer.to);
    if (from.year !== year || to.year !== year) return [{ transfer, problem: 'other-year' }];
    if (from.equals(to)) return [{ transfer, problem: 'same-day' }];
    if (isTwice) return [{ transfer, problem: 'twice' }];
    if (from.dayOfWeek < 6 && !isHoliday(transfer.from.slice(5)))
      return [{ transfer, problem: 'from-not-off' }];
    if (to.dayOfWeek >= 6 || isHoliday(transfer.to.slice(5))) return [{ transfer, problem: 'to-is-off' }];
    return [];
  });
}
