import type { Client } from '../../clients/client.ts';
import { type ClientDay, clientDays } from '../../occasions/client-days.ts';
import { type LeapDayRule, nextDayFrom } from '../../occasions/day-in-year.ts';
import type { Matter } from '../matter.ts';

/** A personal or company day of an active client. */
export function clientDayMatter(client: Client, day: ClientDay, zone: string, leapDay: LeapDayRule): Matter {
  const { appointment, unit } = client.passport;
  return {
    id: `client-day:${client._id}:${day.id}`,
    kind: 'client-day',
    subject: `client:${client._id}`,
    args: { client: client._id, day: day.id },
    unit,
    zone,
    owners: [appointment.manager],
    seats: [],
    excluded: [],
    deputy: appointment.deputy,
    channelScopes: [],
    channelsOnly: false,
    recurring: true,
    opened: null,
    next: (from) => nextDayFrom(day.day, from, leapDay),
  };
}

export function clientDayMatters(client: Client, zone: string, leapDay: LeapDayRule): Matter[] {
  if (!client.active) return [];
  return clientDays(client).map((day) => clientDayMatter(client, day, zone, leapDay));
}
