import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays, rollForward } from '../calendar/working-days.ts';
import type { DueRule } from './definition.ts';
import { NEVER, openStepOf, type RequestDoc, type Seat, type Step } from './request.ts';
import { replaceStep } from './route-rules.ts';
import { type Candidate, isPersonal } from './seat-rules.ts';

interface Clock {
  /** In the zone of the request's unit. */
  today: Temporal.PlainDate;
  calendar: WorkCalendar;
}

/** A seat of an answer step (or of one that says so) may ask the author, one question at a time. */
export function mayAsk(request: RequestDoc, step: Step, seat: Seat): boolean {
  const may = step.definition.mayAsk ?? step.definition.kind === 'answer';
  return may && !request.paused && seat.id !== 'author' && !isPersonal(seat);
}

/** The step's clock stops; its deadline is moved when the answer comes. */
export function pauseStep(
  request: RequestDoc,
  entry: { step: string; seat: string; way: Candidate; question: string; at: string },
  { today }: Clock,
): RequestDoc {
  const { step, seat, way, question, at } = entry;
  const since = today.toString();
  return {
    ...request,
    paused: { step, seat, ...way, question, since },
    updatedAt: at,
    waitsUntil: since,
    history: [...request.history, { at, ...way, what: 'asked', step, seat, reason: question }],
  };
}

/** The author's answer starts the clock again, with the due date moved by as long as it stood. */
export function resumeStep(
  request: RequestDoc,
  entry: { way: Candidate; answer: string; at: string },
  clock: Clock,
): RequestDoc {
  const { way, answer, at } = entry;
  const { step = null, seat = null } = request.paused ?? {};
  return {
    ...resumeClock(request, clock),
    updatedAt: at,
    history: [...request.history, { at, ...way, what: 'replied', step, seat, reason: answer }],
  };
}

export function resumeClock(request: RequestDoc, { today, calendar }: Clock): RequestDoc {
  const step = openStepOf(request);
  const { paused } = request;
  if (!step || !paused) return { ...request, paused: null };
  const since = Temporal.PlainDate.from(paused.since);
  const dueOn =
    step.dueOn && step.definition.due
      ? movedBy(calendar, Temporal.PlainDate.from(step.dueOn), step.definition.due, since, today).toString()
      : step.dueOn;
  return { ...replaceStep(request, { ...step, dueOn }), paused: null, waitsUntil: dueOn ?? NEVER };
}

/** Working days count working days of the pause; calendar days count them all and roll forward. */
function movedBy(
  calendar: WorkCalendar,
  due: Temporal.PlainDate,
  rule: DueRule,
  since: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainDate {
  const days = Math.max(0, since.until(until, { largestUnit: 'day' }).days);
  if ('calendarDays' in rule) return days === 0 ? due : rollForward(calendar, due.add({ days }));
  const stood = Array.from({ length: days }, (_, n) => since.add({ days: n + 1 }));
  const working = stood.filter((day) => calendar.isWorkingDay(day)).length;
  return working === 0 ? due : addWorkingDays(calendar, due, working);
}
