import { Temporal } from 'temporal-polyfill';
import { type DueRule, dueDate } from '../../calendar/due-dates.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { addWorkingDays, countWorkingDays, rollForward } from '../../calendar/working-days.ts';
import { openStepOf, type PausePeriod, type RequestDoc, type Step } from '../request.ts';
import { replaceStep } from './route-rules.ts';

/** The last day for a step that has opened: counted from that day, and on by as long as its clock stood. */
export function deadlineOf(step: Step, calendar: WorkCalendar): string | null {
  const { due } = step.definition;
  if (!due || !step.openedOn) return null;
  const opened = Temporal.PlainDate.from(step.openedOn);
  return step.stood
    .reduce((date, stood) => movedBy(calendar, date, due, stood), dueDate(calendar, opened, due))
    .toString();
}

/** Days until the last one of a step, negative behind it; working days where its rule counts those. */
export interface TimeLeft {
  days: number;
  working: boolean;
}

/** Null where the step has no deadline. A day that is over by nothing but days off is counted as it is. */
export function timeLeft(
  { dueOn, definition }: Pick<Step, 'dueOn' | 'definition'>,
  today: string,
  calendar: WorkCalendar,
): TimeLeft | null {
  if (!dueOn) return null;
  const [from, to] = [Temporal.PlainDate.from(today), Temporal.PlainDate.from(dueOn)];
  const { days } = from.until(to, { largestUnit: 'day' });
  if (days === 0 || !definition.due || 'calendarDays' in definition.due) return { days, working: false };
  const [first, last] = days > 0 ? [from, to] : [to, from];
  const counted = countWorkingDays(calendar, first.add({ days: 1 }), last);
  if (counted === 0) return { days, working: false };
  return { days: days > 0 ? counted : -counted, working: true };
}

export interface Redated {
  request: RequestDoc;
  step: string;
  from: string;
  to: string;
}

/** The deadline that another calendar gives the open step; null where it stays. */
export function redateStep(request: RequestDoc, calendar: WorkCalendar): Redated | null {
  const step = openStepOf(request);
  const from = step?.dueOn;
  const to = step && deadlineOf(step, calendar);
  if (!step || !from || !to || from === to) return null;
  const redated = replaceStep(request, { ...step, dueOn: to });
  return {
    request: request.paused ? redated : { ...redated, waitsUntil: to },
    step: step.definition.id,
    from,
    to,
  };
}

/** Working days count working days of the pause; calendar days count them all and roll forward. */
function movedBy(
  calendar: WorkCalendar,
  due: Temporal.PlainDate,
  rule: DueRule,
  stood: PausePeriod,
): Temporal.PlainDate {
  const from = Temporal.PlainDate.from(stood.from);
  const { days } = from.until(Temporal.PlainDate.from(stood.until), { largestUnit: 'day' });
  if ('calendarDays' in rule) return rollForward(calendar, due.add({ days }));
  const passed = Array.from({ length: days }, (_, n) => from.add({ days: n + 1 }));
  return addWorkingDays(calendar, due, passed.filter((day) => calendar.isWorkingDay(day)).length);
}
