import { Temporal } from 'temporal-polyfill';
import type { Client } from './client.ts';

const MONTHS = 12;

type Confirmed = Pick<Client, 'confirmedAt' | 'statusHistory' | 'createdAt'>;

/** Day on which the data of a client were known to be right: confirmed, or told with the status, or written first. */
export function confirmedOn(client: Confirmed, zone: string): Temporal.PlainDate {
  const told = client.statusHistory.findLast(({ status }) => status === 'client_notified')?.at;
  const at = [client.confirmedAt, told]
    .filter((each) => each !== undefined)
    .toSorted()
    .at(-1);
  return Temporal.Instant.from(at ?? client.createdAt)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
}

/** Last day on which they count as confirmed: a year after that. */
export function confirmBy(client: Confirmed, zone: string): Temporal.PlainDate {
  return confirmedOn(client, zone).add({ months: MONTHS });
}
