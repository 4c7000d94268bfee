import { clientDays } from '../../occasions/client-days.ts';
import { nextDayFrom } from '../../occasions/day-in-year.ts';
import { type ClientFacts, clientSource } from '../sources/client.ts';
import { GREETING_LADDER } from './greeting-ladder.ts';
import type { ReminderKind } from './kind.ts';

/** A personal or company day of an active client. */
export const clientDay: ReminderKind<ClientFacts> = {
  id: 'client-day',
  ladder: GREETING_LADDER,
  endsBy: 'answer',
  from: clientSource,
  mattersOf: ({ client, zone, leapDay }) => {
    const { appointment, unit } = client.passport;
    return clientDays(client).map(({ id, day }) => ({
      id: `client-day:${client._id}:${id}`,
      subject: `client:${client._id}`,
      args: { client: client._id, day: id },
      unit,
      zone,
      owners: [appointment.manager],
      deputy: appointment.deputy,
      recurring: true,
      next: (from) => nextDayFrom(day, from, leapDay),
    }));
  },
};
