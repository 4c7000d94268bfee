import { Temporal } from 'temporal-polyfill';
import type { Client } from '../clients/client.ts';
import { type LeapDayRule, nextDayFrom } from './day-in-year.ts';

/** A yearly day of one client. `id` is stable: it stays the same when the date is edited. */
export interface ClientDay {
  id: string;
  kind: 'birthday' | 'company-day';
  /** `MM-DD` or `YYYY-MM-DD`. */
  day: string;
  /** The id of the contact or of the company's day. */
  of: string;
  /** Comes in the year of its date alone. */
  once: boolean;
}

/** Characters of `MM-DD`: a day without a year comes every year. */
const YEARLESS = 5;

/** First time that the day comes on or after a date; null once its only year is over. */
export function nextClientDay(
  { day, once }: Pick<ClientDay, 'day' | 'once'>,
  from: Temporal.PlainDate,
  leapDay: LeapDayRule,
): Temporal.PlainDate | null {
  if (!once) return nextDayFrom(day, from, leapDay);
  const date = Temporal.PlainDate.from(day);
  return Temporal.PlainDate.compare(date, from) < 0 ? null : date;
}

/** Every day of the client worth a greeting. A birthday counts only with a consent reference (152-ФЗ). */
export function clientDays(client: Client): ClientDay[] {
  const birthdays = client.passport.contacts.flatMap((contact): ClientDay[] =>
    contact.birthday && contact.consent
      ? [
          {
            id: `contact-${contact.id}`,
            kind: 'birthday',
            day: contact.birthday,
            of: contact.id,
            once: false,
          },
        ]
      : [],
  );
  const companyDays = client.passport.companyDays.map(
    (day): ClientDay => ({
      id: `company-${day.id}`,
      kind: 'company-day',
      day: day.day,
      of: day.id,
      once: day.once === true && day.day.length > YEARLESS,
    }),
  );
  return [...birthdays, ...companyDays];
}
