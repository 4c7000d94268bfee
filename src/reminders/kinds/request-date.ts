import { Temporal } from 'temporal-polyfill';
import type { DateLadder } from '../../requests/kinds/definition.ts';
import { getRequestType } from '../../requests/kinds/index.ts';
import { watchedDates } from '../../requests/route/watched-dates.ts';
import type { Ladder } from '../ladder.ts';
import { type RequestFacts, requestSource } from '../sources/request.ts';
import type { ReminderKind } from './kind.ts';

/** Days that requests are watched for: the last one of a discount, a milestone of a project. */
export function defineDateKind(id: DateLadder, ladder: Ladder): ReminderKind<RequestFacts> {
  return { id, ladder, endsBy: 'answer', from: requestSource, mattersOf: (facts) => dateMatters(id, facts) };
}

/** None for a client who is no VIP any more: the manager's duties towards it have ended. */
function dateMatters(kind: DateLadder, { request, client, zone }: RequestFacts) {
  if (client && !client.active) return [];
  const appointment = client?.passport.appointment;
  const dates = watchedDates(getRequestType(request.type), request);
  return dates
    .filter(({ ladder }) => ladder === kind)
    .map((date) => {
      const on = Temporal.PlainDate.from(date.on);
      return {
        id: `${kind}:${request._id}:${date.id}`,
        subject: `request:${request._id}`,
        args: { request: request._id, date: date.id },
        unit: request.unit,
        zone,
        owners: [appointment?.manager ?? request.author],
        deputy: appointment?.deputy ?? null,
        next: () => on,
      };
    });
}
