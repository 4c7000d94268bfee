import type { Temporal } from 'temporal-polyfill';
import { dueDate } from '../../calendar/due-dates.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { conditionHolds } from '../../forms/condition.ts';
import type { Values } from '../../forms/field.ts';
import type { RequestKind, StepDefinition } from '../kinds/definition.ts';
import { NEVER, openStepOf, type RequestDoc, type Step } from '../request.ts';
import { createSeats } from '../seats/seat-rules.ts';
import { type SeatMove, type Staffing, staffSeats } from '../seats/staffing-rules.ts';

/** Facts that open a step of the route. */
export interface RouteContext {
  /** In the zone of the request's unit. */
  today: Temporal.PlainDate;
  calendar: WorkCalendar;
  staffing: Staffing;
}

/** The steps whose conditions hold; a running request keeps them, whatever becomes of the kind. */
export function resolveSteps(definition: RequestKind, values: Values, unit: string): Step[] {
  return definition.steps
    .filter((step) => !step.when || conditionHolds(step.when, values))
    .map((step) => ({
      definition: withDue(step, values),
      status: 'waiting' as const,
      seats: step.seats.flatMap((ref) => createSeats(ref, unit, (field) => unitsIn(values, field))),
      openedOn: null,
      dueOn: null,
      stood: [],
    }));
}

function withDue({ dueWhen = [], ...step }: StepDefinition, values: Values): StepDefinition {
  const own = dueWhen.find(({ when }) => conditionHolds(when, values));
  return own ? { ...step, due: own.due } : step;
}

function unitsIn(values: Values, field: string): string[] {
  const value = values[field];
  const units = Array.isArray(value) ? value : [value];
  return [...new Set(units.filter((unit): unit is string => typeof unit === 'string' && unit !== ''))];
}

/** Looks at every undecided seat of the whole route, so that a missing decider is known at submit. */
export function staffRoute(
  request: RequestDoc,
  staffing: Staffing,
): { request: RequestDoc; moves: SeatMove[] } {
  let current = request;
  const moves: SeatMove[] = [];
  for (const step of request.steps.filter(({ status }) => status !== 'done')) {
    const staffed = staffSeats(current, step, staffing);
    moves.push(...staffed.moves);
    current = replaceStep(current, { ...step, seats: staffed.seats });
  }
  return { request: current, moves };
}

/** Opens the first waiting step; without one left, the request is approved. */
export function openNextStep(request: RequestDoc, context: RouteContext): RequestDoc {
  const next = request.steps.find((step) => step.status === 'waiting');
  if (!next) return { ...request, status: 'approved', waitsUntil: NEVER };
  const { due } = next.definition;
  const dueOn = due ? dueDate(context.calendar, context.today, due).toString() : null;
  const opened = replaceStep(request, {
    ...next,
    status: 'open',
    openings: (next.openings ?? 0) + 1,
    openedOn: context.today.toString(),
    dueOn,
  });
  return { ...opened, waitsUntil: dueOn ?? NEVER };
}

export function replaceStep(request: RequestDoc, step: Step): RequestDoc {
  return {
    ...request,
    steps: request.steps.map((each) => (each.definition.id === step.definition.id ? step : each)),
  };
}

export function openStepId(request: RequestDoc): string | null {
  return openStepOf(request)?.definition.id ?? null;
}
