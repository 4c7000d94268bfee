import { isWithin, type Span } from '../../calendar/span.ts';
import type { Client, ClientStatus, StatusChange } from '../../clients/client.ts';
import { toLocal } from '../../kernel/clock.ts';

/** Agreed by both directors, and taken off the list by nobody. */
const ON_LIST: readonly ClientStatus[] = ['agreed', 'confirmed_to_sp', 'client_notified', 'removal_proposed'];

/** A change of a client's status with its day where the unit is. */
export interface DatedChange extends StatusChange {
  /** ISO date. */
  on: string;
}

/** Clients that came with a table were on the list before it told of them. */
const EVER = '0000-01-01';

export function datedHistory({ statusHistory }: Pick<Client, 'statusHistory'>, zone: string): DatedChange[] {
  return statusHistory
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map((change, n) => {
      const isBrought = n === 0 && change.request === null && ON_LIST.includes(change.status);
      return { ...change, on: isBrought ? EVER : dayOf(change.at, zone) };
    });
}

/** ISO date of a UTC instant where the unit is. */
export function dayOf(at: string, zone: string): string {
  return toLocal(Date.parse(at), zone).toPlainDate().toString();
}

/** True of a client who was on the list on at least one day of the span. */
export function wasListed(history: readonly DatedChange[], span: Span): boolean {
  const before = history.findLast(({ on }) => on < span.from.toString());
  const changes = history.filter(({ on }) => isWithin(span, on));
  return [...(before ? [before] : []), ...changes].some(({ status }) => ON_LIST.includes(status));
}

/** Status at the end of a day; null before the first. */
export function statusOn(history: readonly DatedChange[], date: string): ClientStatus | null {
  return history.findLast(({ on }) => on <= date)?.status ?? null;
}
