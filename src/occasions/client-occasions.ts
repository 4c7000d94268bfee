import { Temporal } from 'temporal-polyfill';
import type { Client } from '../clients/client.ts';
import type { ProfessionalDays } from '../dictionaries/professional-days.ts';
import { type ClientDay, clientDays, nextClientDay } from './client-days.ts';
import type { LeapDayRule } from './day-in-year.ts';
import { nextHolidayFrom, professionalHolidayOf } from './holidays.ts';

export interface OccasionRange {
  from: Temporal.PlainDate;
  /** Last day, included. */
  to: Temporal.PlainDate;
  leapDay: LeapDayRule;
  professional: ProfessionalDays;
}

/** A day of one client within a range: of its own, or of its sphere. */
export type ClientOccasion =
  | { kind: ClientDay['kind']; date: string; day: ClientDay }
  | { kind: 'professional'; date: string; holiday: string };

/** Days of a client that fall within the range, in no order. A range is shorter than a year. */
export function occasionsOf(client: Client, range: OccasionRange): ClientOccasion[] {
  const own = clientDays(client).flatMap((day): ClientOccasion[] => {
    const date = nextClientDay(day, range.from, range.leapDay);
    return !date || isAfter(date, range.to) ? [] : [{ kind: day.kind, date: date.toString(), day }];
  });
  const holiday = professionalHolidayOf(range.professional, client.passport.sphere);
  const date = holiday ? holidayWithin(holiday, range) : null;
  return holiday && date ? [...own, { kind: 'professional', date, holiday }] : own;
}

/** ISO date of the holiday within the range; null when it lies outside. */
export function holidayWithin(
  holiday: string,
  { professional, from, to }: Pick<OccasionRange, 'professional' | 'from' | 'to'>,
): string | null {
  const date = nextHolidayFrom(professional, holiday, from);
  return date && !isAfter(date, to) ? date.toString() : null;
}

function isAfter(date: Temporal.PlainDate, last: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(date, last) > 0;
}
