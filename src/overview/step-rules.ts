import type { DueRule } from '../calendar/due-dates.ts';
import { isWithin, type Span } from '../calendar/span.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { workingDaysTaken } from '../calendar/working-days-taken.ts';
import type { RequestDoc, Step } from '../requests/request.ts';
import { stepResult } from '../requests/route/decision-rules.ts';
import { lastDecisionOn } from '../requests/route/turn-rules.ts';

/** A step with a term that was decided. Steps of earlier rounds are not looked at: a return begins them anew. */
export interface DecidedStep {
  request: string;
  client: string | null;
  type: string;
  step: string;
  unit: string;
  term: DueRule;
  /** ISO date in the unit's zone. */
  decidedOn: string;
  /** Working days. */
  days: number;
  late: boolean;
}

/** Time that one step of one kind took, of what was decided in it. */
export interface StepTime {
  type: string;
  step: string;
  term: DueRule;
  decided: number;
  late: number;
  /** Working days. */
  median: number;
  slowest: number;
}

export interface Punctuality {
  inTime: number;
  late: number;
}

export function decidedSteps(request: RequestDoc, calendar: WorkCalendar, zone: string): DecidedStep[] {
  return request.steps.flatMap((step) => decidedStep(request, step, calendar, zone) ?? []);
}

function decidedStep(
  request: RequestDoc,
  step: Step,
  calendar: WorkCalendar,
  zone: string,
): DecidedStep | null {
  const { definition, openedOn, dueOn, stood } = step;
  if (step.status !== 'done' || !openedOn || !dueOn || !definition.due) return null;
  if (stepResult(step) === 'undecided') return null;
  const decidedOn = lastDecisionOn(step, zone);
  if (!decidedOn) return null;
  return {
    request: request._id,
    client: request.client,
    type: request.type,
    step: definition.id,
    unit: request.unit,
    term: definition.due,
    decidedOn,
    days: workingDaysTaken(calendar, openedOn, decidedOn, stood),
    late: decidedOn > dueOn,
  };
}

/** The slowest against their term first; what is late comes before what is not. */
export function stepTimes(decided: DecidedStep[]): StepTime[] {
  const groups = Map.groupBy(decided, ({ type, step }) => `${type} ${step}`);
  return [...groups.values()].flatMap(timeOf).sort((a, b) => {
    return shareOfTerm(b) - shareOfTerm(a) || b.slowest - a.slowest || nameOf(a).localeCompare(nameOf(b));
  });
}

function timeOf(steps: DecidedStep[]): StepTime[] {
  const [first] = steps;
  if (!first) return [];
  const days = steps.map((step) => step.days).sort((a, b) => a - b);
  const { type, step, term } = first;
  const late = steps.filter((each) => each.late).length;
  return [
    { type, step, term, decided: steps.length, late, median: medianOf(days), slowest: days.at(-1) ?? 0 },
  ];
}

function medianOf(sorted: number[]): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

function shareOfTerm({ term, median }: StepTime): number {
  return median / ('workingDays' in term ? term.workingDays : term.calendarDays);
}

function nameOf({ type, step }: StepTime): string {
  return `${type} ${step}`;
}

export function punctualityIn(span: Span, decided: DecidedStep[]): Punctuality {
  const within = decided.filter(({ decidedOn }) => isWithin(span, decidedOn));
  const late = within.filter((step) => step.late).length;
  return { inTime: within.length - late, late };
}
