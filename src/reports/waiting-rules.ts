import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays, rollForward } from '../calendar/working-days.ts';
import { toLocal } from '../kernel/clock.ts';
import { peopleIn } from '../people/actor.ts';
import { dayAfter, isHandedIn, lastSubmission, type ReadReport } from './report-rules.ts';

/** Working days before the report's own day on which managers are done with their part. */
const PART_BEFORE = 2;
/** Working days for branch sales, and for the unit whose report came back. */
const ACCEPTED_WITHIN = 3;
const REWORKED_WITHIN = 2;

/** A term, ISO dates. */
export interface Term {
  since: string;
  dueOn: string;
}

/** Deed that a report waits for: to be handed in, to be accepted, to be handed in once more. Null for nothing. */
export type Waiting =
  | { for: 'unit' }
  | ({ for: 'acceptance'; n: number; excluded: string[] } & Term)
  | ({ for: 'rework'; n: number } & Term)
  | null;

export function waitingOf(report: ReadReport, calendar: WorkCalendar, zone: string): Waiting {
  const last = lastSubmission(report);
  const dayOf = (at: string) => toLocal(Date.parse(at), zone).toPlainDate();
  if (!isHandedIn(report)) return { for: 'unit' };
  if (!last || report.status === 'accepted') return null;
  if (report.status === 'submitted') {
    const term = termOf(calendar, dayOf(last.at), ACCEPTED_WITHIN);
    return { for: 'acceptance', n: last.n, excluded: peopleIn(last), ...term };
  }
  const back = report.correction ?? last.verdict;
  if (!back) return null;
  return { for: 'rework', n: last.n + 1, ...termOf(calendar, dayOf(back.at), REWORKED_WITHIN) };
}

/** Managers have from the first working day after the period until two before the report is due. */
export function partTerm(
  calendar: WorkCalendar,
  { period, dueOn }: Pick<ReadReport, 'period' | 'dueOn'>,
): Term {
  const since = rollForward(calendar, dayAfter(period));
  const due = addWorkingDays(calendar, Temporal.PlainDate.from(dueOn), -PART_BEFORE);
  const later = Temporal.PlainDate.compare(due, since) < 0 ? since : due;
  return { since: since.toString(), dueOn: later.toString() };
}

function termOf(calendar: WorkCalendar, since: Temporal.PlainDate, days: number): Term {
  return { since: since.toString(), dueOn: addWorkingDays(calendar, since, days).toString() };
}
