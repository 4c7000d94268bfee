import { Temporal } from 'temporal-polyfill';
import { isStateHoliday, STATE_HOLIDAYS } from './state-holidays.ts';
import type { Transfer, TransfersByYear, WorkCalendar } from './work-calendar.ts';

/** Days that differ from "weekends and holidays are off" in one year; ISO dates. */
interface Exceptions {
  off: Set<string>;
  working: Set<string>;
}

/** Article 112: fixed holidays and the carry-over rule are code, the decree's transfers are data. */
export function createWorkCalendar(transfersByYear: TransfersByYear): WorkCalendar {
  const years = new Map<number, Exceptions>();

  function exceptionsOf(year: number): Exceptions {
    const known = years.get(year);
    if (known) return known;
    const fresh = createExceptions(year, transfersByYear[String(year)] ?? []);
    years.set(year, fresh);
    return fresh;
  }

  return {
    isWorkingDay: (date) => isWorking(date, exceptionsOf(date.year)),
    isProvisional: (year) => transfersByYear[String(year)] === undefined,
  };
}

function createExceptions(year: number, transfers: Transfer[]): Exceptions {
  const movedByDecree = new Set(transfers.flatMap(({ from }) => from ?? []));
  const exceptions: Exceptions = {
    off: new Set(transfers.flatMap(({ to }) => to ?? [])),
    working: new Set([...movedByDecree].filter((from) => !isStateHoliday(from.slice(5)))),
  };
  for (const holiday of STATE_HOLIDAYS) {
    const date = Temporal.PlainDate.from(`${year}-${holiday.from}`);
    if (date.month === 1 || date.dayOfWeek < 6 || movedByDecree.has(date.toString())) continue;
    exceptions.off.add(nextWorking(date, exceptions).toString());
  }
  return exceptions;
}

function nextWorking(date: Temporal.PlainDate, exceptions: Exceptions): Temporal.PlainDate {
  let day = date.add({ days: 1 });
  while (!isWorking(day, exceptions)) day = day.add({ days: 1 });
  return day;
}

function isWorking(date: Temporal.PlainDate, exceptions: Exceptions): boolean {
  const iso = date.toString();
  if (isStateHoliday(iso.slice(5)) || exceptions.off.has(iso)) return false;
  return date.dayOfWeek < 6 || exceptions.working.has(iso);
}
