import { Temporal } from 'temporal-polyfill';
import type { Client } from '../../clients/client.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { DateLadder } from '../../requests/kinds/definition.ts';
import { requestKind } from '../../requests/kinds/index.ts';
import type { RequestDoc } from '../../requests/request.ts';
import { allDates, type RequestDate, watchedDates } from '../../requests/route/watched-dates.ts';
import type { Ladder } from '../ladder.ts';
import { type RequestFacts, requestSource } from '../sources/request.ts';
import type { SourceDeps } from '../sources/source.ts';
import { describeRequest } from './describe-request.ts';
import type { CardOf, ReminderCard, ReminderKind } from './kind.ts';

export interface DateAbout {
  request: RequestDoc;
  date: RequestDate;
  client: Client | null;
}

/** Card of all kinds of dates. */
export const DATE_CARD: ReminderCard<DateAbout> = { load: loadDate };

/** Days that requests are watched for: the last one of a discount, a milestone of a project. */
export function defineDateKind(id: DateLadder, ladder: Ladder): ReminderKind<RequestFacts, DateAbout> {
  return {
    id,
    ladder,
    endsBy: 'answer',
    from: requestSource,
    mattersOf: (facts) => dateMatters(id, facts),
    card: DATE_CARD,
    describe: (deps, args, texts) => describeRequest(deps, id, args, texts),
  };
}

/** None for a client who is no VIP any more: the manager's duties towards it have ended. */
function dateMatters(kind: DateLadder, { request, client, zone }: RequestFacts) {
  if (client && !client.active) return [];
  const appointment = client?.passport.appointment;
  const dates = watchedDates(requestKind(request.type), request);
  return dates
    .filter(({ ladder }) => ladder === kind)
    .map((date) => {
      const on = Temporal.PlainDate.from(date.on);
      return {
        id: `${kind}:${request._id}:${date.id}`,
        subject: subjectOf.request(request._id),
        args: { request: request._id, date: date.id },
        unit: request.unit,
        zone,
        owners: [appointment?.manager ?? request.author],
        deputy: appointment?.deputy ?? null,
        next: () => on,
      };
    });
}

async function loadDate(deps: SourceDeps, { args }: CardOf): Promise<DateAbout | null> {
  const request = await deps.requests.get(args.request ?? '');
  const dates = request ? allDates(requestKind(request.type), request) : [];
  const date = dates.find(({ id }) => id === args.date);
  if (!request || !date) return null;
  const client = request.client ? await deps.clients.get(request.client) : null;
  return { request, date, client };
}
