import { dueDate } from '../../calendar/due-dates.ts';
import type { Capacity } from '../../people/actor.ts';
import type { Role } from '../../people/person.ts';
import { scopeFor } from '../../people/role-rules.ts';
import { NEVER, type RequestDoc, type Seat, type Step } from '../request.ts';
import { listDepartments } from '../seats/list-departments.ts';
import { seatRole } from '../seats/seat-rules.ts';
import type { SeatMove } from '../seats/staffing-rules.ts';
import { dropQuestion } from './pause-rules.ts';
import { type RouteContext, replaceStep, staffRoute } from './route-rules.ts';

/** Choice of a department that knows no other for a question not its own: back to the author. */
export const TO_AUTHOR = 'author';

/**
 * Departments whose question it may be instead (clause 7.4 lists them): none that has passed it on in this
 * round, so that it cannot go in a circle. Empty where questions are not passed on at all.
 */
export function departmentsLeft(request: RequestDoc, { definition }: Step, seat: Seat): Role[] {
  if (!definition.passes || seat.decision) return [];
  const sent = request.history.findLastIndex(({ what }) => what === 'submitted' || what === 'resubmitted');
  const before = request.history
    .slice(Math.max(sent, 0))
    .flatMap((entry) => (entry.what === 'passed' && entry.step === definition.id ? [entry.from] : []));
  const here = seatRole(seat);
  return listDepartments().filter((role) => role !== here && !before.includes(role));
}

export interface Passing {
  seat: string;
  to: Role;
  way: Capacity;
  reason: string;
  /** UTC instant, ISO. */
  at: string;
}

/** The step opens anew for the other department, or who stands in for it, with its whole time from today. */
export function passSeat(
  request: RequestDoc,
  step: Step,
  entry: Passing,
  context: RouteContext,
): { request: RequestDoc; moves: SeatMove[] } {
  const { seat: id, to, way, reason, at } = entry;
  const { definition } = step;
  const from = step.seats.find((seat) => seat.id === id);
  const dueOn = definition.due ? dueDate(context.calendar, context.today, definition.due).toString() : null;
  const scope = scopeFor(to, request.unit);
  const seats = step.seats.map(
    (seat): Seat =>
      seat.id === id ? { ...seat, role: to, scope, insteadOf: null, assignee: null, vacant: false } : seat,
  );
  const openings = (step.openings ?? 1) + 1;
  const open = { ...step, seats, openings, openedOn: context.today.toString(), dueOn, stood: [] };
  // The clock that stood for the former department's question is wound up before the step begins anew.
  const passed = replaceStep(dropQuestion(request, id, context), open);
  const role = from ? (seatRole(from) ?? undefined) : undefined;
  const given: RequestDoc = {
    ...passed,
    waitsUntil: dueOn ?? NEVER,
    updatedAt: at,
    history: [
      ...passed.history,
      {
        at,
        ...way,
        what: 'passed',
        step: definition.id,
        seat: id,
        reason,
        to,
        ...(role === undefined ? {} : { from: role }),
      },
    ],
  };
  return staffRoute(given, context.staffing);
}
