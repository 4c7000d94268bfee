import { Temporal } from 'temporal-polyfill';
import { STATE_HOLIDAYS } from '../calendar/state-holidays.ts';
import { type ProfessionalDays, professionalDay } from '../dictionaries/professional-days.ts';

/** A day that concerns many clients at once: `state-women` for all of them, `sphere-medicine` for that sphere. */
export type HolidayId = `state-${string}` | `sphere-${string}`;

export const STATE_HOLIDAY_IDS: readonly HolidayId[] = STATE_HOLIDAYS.map(
  (holiday): HolidayId => `state-${holiday.id}`,
);

/** The professional day of a sphere; undefined where it has none. */
export function professionalHolidayOf(days: ProfessionalDays, sphere: string): HolidayId | undefined {
  return Object.hasOwn(days, sphere) ? `sphere-${sphere}` : undefined;
}

/** The sphere whose clients a holiday concerns; null for a state holiday, which concerns everybody. */
export function sphereOf(holiday: string): string | null {
  return holiday.startsWith('sphere-') ? holiday.slice('sphere-'.length) : null;
}

/** The (first) day of a holiday in a year; undefined for an id that the tables do not know. */
export function holidayInYear(
  days: ProfessionalDays,
  holiday: string,
  year: number,
): Temporal.PlainDate | undefined {
  const sphere = sphereOf(holiday);
  if (sphere !== null) return professionalDay(days, sphere, year);
  const state = STATE_HOLIDAYS.find((known) => `state-${known.id}` === holiday);
  return state && Temporal.PlainDate.from(`${year}-${state.from}`);
}

/** The first time a holiday comes on or after a date. */
export function nextHolidayFrom(
  days: ProfessionalDays,
  holiday: string,
  from: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const date = holidayInYear(days, holiday, from.year);
  if (date && Temporal.PlainDate.compare(date, from) >= 0) return date;
  return holidayInYear(days, holiday, from.year + 1);
}
