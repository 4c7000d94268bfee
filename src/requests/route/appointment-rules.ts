import { Temporal } from 'temporal-polyfill';
import type { Appointment } from '../../clients/client.ts';
import type { Values } from '../../forms/field.ts';
import { formatDay } from '../../forms/parse-date.ts';
import type { RequestDoc } from '../request.ts';

/** Day from which an appointment counts: that of the order where no later one was named. */
export function effectiveFrom(request: Pick<RequestDoc, 'values'>): string {
  return text(request.values, 'effectiveFrom') || text(request.values, 'orderDate');
}

/**
 * The appointment that stands on a date: the latest to take effect, of two from one day the one approved
 * later. Whatever the order in which they are looked at, there is one.
 */
export function currentAppointment(approved: readonly RequestDoc[], today: string): RequestDoc | undefined {
  return approved.filter((each) => !each.lapsed && effectiveFrom(each) <= today).toSorted(byPrecedence)[0];
}

/** Approved appointments whose day is still to come, one for each day: what will become of the client. */
export function appointmentsAhead(approved: readonly RequestDoc[], today: string): RequestDoc[] {
  const days = new Set(approved.map(effectiveFrom).filter((day) => day > today));
  return [...days].toSorted().flatMap((day) => {
    const current = currentAppointment(approved, day);
    return current && effectiveFrom(current) === day ? [current] : [];
  });
}

/** Appointment that the request asks for. */
export function appointmentOf({ values }: Pick<RequestDoc, 'values'>): Appointment {
  const number = text(values, 'jobNumber');
  return {
    orderNumber: text(values, 'orderNumber'),
    orderDate: text(values, 'orderDate'),
    manager: text(values, 'manager'),
    deputy: text(values, 'deputy') || null,
    combinedDuty: number === '' ? null : `${number}, ${formatDay(text(values, 'jobDate'))}`,
  };
}

/** Deputy on a day (ISO date): within the days that the appointment names, or always. */
export function deputyOn({ values }: Pick<RequestDoc, 'values'>, day: string): string | null {
  const [from, until] = [text(values, 'deputyFrom'), text(values, 'deputyUntil')];
  const stands = from <= day && (until === '' || day <= until);
  return stands ? text(values, 'deputy') || null : null;
}

/** Days to come on which a deputy begins to stand in, and stands in no more. */
export function deputyTurns({ values }: Pick<RequestDoc, 'values'>, today: string): string[] {
  if (text(values, 'deputy') === '') return [];
  const until = text(values, 'deputyUntil');
  const end = until === '' ? '' : Temporal.PlainDate.from(until).add({ days: 1 }).toString();
  return [text(values, 'deputyFrom'), end].filter((day) => day > today);
}

function byPrecedence(a: RequestDoc, b: RequestDoc): number {
  return rank(a) < rank(b) ? 1 : -1;
}

function rank(request: RequestDoc): string {
  return `${effectiveFrom(request)} ${request.updatedAt} ${request._id}`;
}

function text(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
