import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Capacity } from '../../people/actor.ts';
import { NEVER, openStepOf, questionOf, type RequestDoc, type Seat, type Step } from '../request.ts';
import { isPersonal } from '../seats/seat-rules.ts';
import { deadlineOf } from './deadline-rules.ts';
import { replaceStep } from './route-rules.ts';

interface Clock {
  /** In the zone of the request's unit. */
  today: Temporal.PlainDate;
  calendar: WorkCalendar;
}

/** Allows seats that decide in a role one question to the author at a time. */
export function mayAsk(request: RequestDoc, step: Step, seat: Seat): boolean {
  return step.status === 'open' && !seat.decision && !isPersonal(seat) && !questionOf(request, seat.id);
}

/** The clock of the whole step stops with its first question; the deadline is moved when the last is answered. */
export function pauseStep(
  request: RequestDoc,
  entry: { step: string; seat: string; way: Capacity; question: string; at: string },
  { today }: Clock,
): RequestDoc {
  const { step, seat, way, question, at } = entry;
  const pause = request.paused ?? { step, since: today.toString(), questions: [] };
  return {
    ...request,
    paused: { ...pause, questions: [...pause.questions, { seat, ...way, question }] },
    updatedAt: at,
    waitsUntil: pause.since,
    history: [...request.history, { at, ...way, what: 'asked', step, seat, reason: question }],
  };
}

/** The author's answer to the last question starts the clock again, with the due date moved by as long as it stood. */
export function resumeStep(
  request: RequestDoc,
  entry: { seat: string; way: Capacity; answer: string; at: string },
  clock: Clock,
): RequestDoc {
  const { seat, way, answer, at } = entry;
  const step = request.paused?.step ?? null;
  return {
    ...dropQuestion(request, seat, clock),
    updatedAt: at,
    history: [...request.history, { at, ...way, what: 'replied', step, seat, reason: answer }],
  };
}

/** A seat waits for no answer any more: it has one, or it decided without. */
export function dropQuestion(request: RequestDoc, seat: string, clock: Clock): RequestDoc {
  const { paused } = request;
  if (!paused || !questionOf(request, seat)) return request;
  const questions = paused.questions.filter((question) => question.seat !== seat);
  return questions.length > 0
    ? { ...request, paused: { ...paused, questions } }
    : resumeClock(request, clock);
}

function resumeClock(request: RequestDoc, { today, calendar }: Clock): RequestDoc {
  const step = openStepOf(request);
  const { paused } = request;
  if (!step || !paused) return { ...request, paused: null };
  const pause = { from: paused.since, until: today.toString() };
  const resumed = pause.from < pause.until ? { ...step, stood: [...step.stood, pause] } : step;
  const dueOn = deadlineOf(resumed, calendar);
  return { ...replaceStep(request, { ...resumed, dueOn }), paused: null, waitsUntil: dueOn ?? NEVER };
}
