import { Temporal } from 'temporal-polyfill';
import type { Matter } from '../matter.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { moveTo, rollOver } from './plan-clock.ts';

/** An answered occurrence keeps its result until the next one comes. */
export function closeOccurrence(
  clock: ReminderClock,
  matter: Matter,
  result: NonNullable<ReminderClock['result']>,
): ReminderClock {
  const closed: ReminderClock = { ...clock, result, snoozes: [] };
  return moveTo(closed, rollOver(matter, Temporal.PlainDate.from(clock.occurrence)));
}
