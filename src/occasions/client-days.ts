import type { Client } from '../clients/client.ts';

/** A yearly day of one client. `id` is stable: it stays the same when the date is edited. */
export interface ClientDay {
  id: string;
  kind: 'birthday' | 'company-day';
  /** `MM-DD` or `YYYY-MM-DD`. */
  day: string;
  /** The id of the contact or of the company's day. */
  of: string;
}

/** Every day of the client worth a greeting. A birthday counts only with a consent reference (152-ФЗ). */
export function clientDays(client: Client): ClientDay[] {
  const birthdays = client.passport.contacts.flatMap((contact): ClientDay[] =>
    contact.birthday && contact.consent
      ? [{ id: `contact-${contact.id}`, kind: 'birthday', day: contact.birthday, of: contact.id }]
      : [],
  );
  const companyDays = client.passport.companyDays.map(
    (day): ClientDay => ({ id: `company-${day.id}`, kind: 'company-day', day: day.day, of: day.id }),
  );
  return [...birthdays, ...companyDays];
}
