import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from './work-calendar.ts';

/** Working days that a step took: from the day after it opened to that of its decision, without those on which it stood. */
export function workingDaysTaken(
  calendar: WorkCalendar,
  openedOn: string,
  decidedOn: string,
  stood: readonly { from: string; until: string }[],
): number {
  const standstill = stood.reduce((sum, { from, until }) => sum + workingDaysAfter(calendar, from, until), 0);
  return Math.max(0, workingDaysAfter(calendar, openedOn, decidedOn) - standstill);
}

function workingDaysAfter(calendar: WorkCalendar, from: string, to: string): number {
  const last = Temporal.PlainDate.from(to);
  let count = 0;
  for (let day = Temporal.PlainDate.from(from).add({ days: 1 }); ; day = day.add({ days: 1 })) {
    if (Temporal.PlainDate.compare(day, last) > 0) return count;
    if (calendar.isWorkingDay(day)) count += 1;
  }
}
