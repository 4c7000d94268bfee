import { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../src/i18n/translate.ts';

export { periodName } from '../../src/i18n/period-name.ts';

/** `пятница, 4 декабря 2026`. */
export function dateWithWeekday(iso: string, texts: Texts): string {
  const date = Temporal.PlainDate.from(iso);
  const weekday = texts.t('reminders.weekday', { day: String(date.dayOfWeek) });
  return texts.t('reminders.date', { weekday, day: texts.dayMonth(iso), year: String(date.year) });
}

/** Negative once the day is over. */
export function daysLeft({ today, occurrence }: { today: string; occurrence: string }): number {
  const from = Temporal.PlainDate.from(today);
  return from.until(Temporal.PlainDate.from(occurrence), { largestUnit: 'day' }).days;
}

/** `24 ноября` of an ISO date, with the year where it is not that of today. */
export function dayOf(iso: string, today: string, texts: Texts): string {
  return iso.slice(0, 4) === today.slice(0, 4) ? texts.dayMonth(iso) : texts.date(iso);
}

/** `24 ноября` of a UTC instant in a zone, with the year where it is not that of today (ISO date). */
export function shortDay(isoInstant: string, zone: string, today: string, texts: Texts): string {
  const day = Temporal.Instant.from(isoInstant).toZonedDateTimeISO(zone).toPlainDate().toString();
  return dayOf(day, today, texts);
}

/** `12 декабря, через 12 дней`; a day of another year with its year. */
export function dayWithDistance(iso: string, today: string, texts: Texts): string {
  const day = texts.dayMonth(iso);
  const distance = distanceText(iso, today, texts);
  const year = iso.slice(0, 4);
  return year === today.slice(0, 4)
    ? texts.t('common.distance.day', { day, distance })
    : texts.t('common.distance.dayYear', { day, year, distance });
}

/** `через 12 дней`, `завтра`, `вчера`. */
export function distanceText(iso: string, today: string, texts: Texts): string {
  const days = daysLeft({ today, occurrence: iso });
  return days < 0
    ? texts.t('common.distance.ago', { days: -days })
    : texts.t('common.distance.ahead', { days });
}
