import { Temporal } from 'temporal-polyfill';
import type { Person } from './person.ts';

/** The id of whoever acts for this person on that date, both ends of the dates included. */
export function substituteOn(person: Person, on: Temporal.PlainDate): string | undefined {
  const { substitute } = person;
  if (!substitute) return undefined;
  const started = Temporal.PlainDate.compare(Temporal.PlainDate.from(substitute.from), on) <= 0;
  const ended = Temporal.PlainDate.compare(Temporal.PlainDate.from(substitute.to), on) < 0;
  return started && !ended ? substitute.person : undefined;
}
