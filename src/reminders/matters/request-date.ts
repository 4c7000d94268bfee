import { Temporal } from 'temporal-polyfill';
import type { Client } from '../../clients/client.ts';
import type { RequestDefinition } from '../../requests/definition.ts';
import type { RequestDoc } from '../../requests/request.ts';
import { type RequestDate, watchedDates } from '../../requests/watched-dates.ts';
import type { Matter } from '../matter.ts';

/** A day that a request is watched for: the last one of a discount, a milestone of a project. */
export function requestDateMatter(
  request: RequestDoc,
  date: RequestDate,
  client: Client | null,
  zone: string,
): Matter {
  const on = Temporal.PlainDate.from(date.on);
  const appointment = client?.passport.appointment;
  return {
    id: `${date.ladder}:${request._id}:${date.id}`,
    kind: date.ladder,
    subject: `request:${request._id}`,
    args: { request: request._id, date: date.id },
    unit: request.unit,
    zone,
    owners: [appointment?.manager ?? request.author],
    seats: [],
    excluded: [],
    deputy: appointment?.deputy ?? null,
    channelScopes: [],
    channelsOnly: false,
    recurring: false,
    opened: null,
    next: () => on,
  };
}

/** None for a client who is no VIP any more: the manager's duties towards it have ended. */
export function requestDateMatters(
  definition: RequestDefinition,
  request: RequestDoc,
  client: Client | null,
  zone: string,
): Matter[] {
  if (client && !client.active) return [];
  return watchedDates(definition, request).map((date) => requestDateMatter(request, date, client, zone));
}
