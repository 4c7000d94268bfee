import { Temporal } from 'temporal-polyfill';

/** Day for a 29 February in a common year. */
export type LeapDayRule = 'feb-28' | 'mar-01';

/** The date on which a yearly day (`MM-DD` or `YYYY-MM-DD`) falls in a year. */
export function dayInYear(day: string, year: number, leapDay: LeapDayRule = 'feb-28'): Temporal.PlainDate {
  const monthDay = day.slice(-5);
  const date = Temporal.PlainMonthDay.from(monthDay).toPlainDate({ year });
  return monthDay === '02-29' && !date.inLeapYear && leapDay === 'mar-01' ? date.add({ days: 1 }) : date;
}

/** The first time a yearly day comes on or after a date; never before the year it began in. */
export function nextDayFrom(
  day: string,
  from: Temporal.PlainDate,
  leapDay: LeapDayRule = 'feb-28',
): Temporal.PlainDate {
  const firstYear = day.length > 5 ? Number(day.slice(0, -6)) : from.year;
  const year = Math.max(from.year, firstYear);
  const date = dayInYear(day, year, leapDay);
  return Temporal.PlainDate.compare(date, from) >= 0 ? date : dayInYear(day, year + 1, leapDay);
}

/** Years that the day counts at an occurrence; null when its first year is not known. */
export function yearCount(day: string, occurrence: Temporal.PlainDate): number | null {
  if (day.length === 5) return null;
  const years = occurrence.year - Number(day.slice(0, -6));
  return years > 0 ? years : null;
}

/** Round numbers get more than a postcard. */
export function isJubilee(years: number | null): boolean {
  return years !== null && years % 5 === 0;
}
