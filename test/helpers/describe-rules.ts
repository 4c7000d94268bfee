import type { DueRule } from '../../src/calendar/due-dates.ts';
import type { LadderStep } from '../../src/reminders/ladder.ts';
import type { SeatRef, StepDefinition } from '../../src/requests/kinds/definition.ts';

/** A step of a kind as one line: `kind seats due`, with other deadlines and the condition where there are any. */
export function describeStep(step: StepDefinition): string {
  const { field = '', is = '' } = step.when ?? {};
  const condition = step.when ? [`if ${field}=${[is].flat().join('|')}`] : [];
  const exceptions = (step.dueWhen ?? []).map(
    ({ when, due }) => `${describeDue(due)} for ${[when.is].flat().join('|')}`,
  );
  const seats = step.seats.map(describeSeat).join('+');
  return [step.kind, seats, describeDue(step.due), ...exceptions, ...condition].join(' ').trim();
}

function describeSeat(seat: SeatRef): string {
  return typeof seat === 'string' ? seat : `${seat.role}-of-each-of-${seat.unitsFrom}`;
}

function describeDue(due: DueRule | undefined): string {
  if (!due) return '-';
  return 'workingDays' in due ? `${due.workingDays}wd` : `${due.calendarDays}d`;
}

/** A step of a ladder as one line: `id offset hour recipients`. */
export function describeRung({ id, offset, from, at, to, eve, rollsBack }: LadderStep): string {
  const days = 'workingDays' in offset ? `${offset.workingDays}wd` : `${offset.calendarDays}d`;
  return [
    id,
    days,
    ...(from ? [`from ${from}`] : []),
    ...(eve ? ['if off'] : []),
    ...(rollsBack ? ['or the working day before'] : []),
    at,
    to.join('+'),
  ].join(' ');
}
