import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { changeDocument } from '../../effects/change.ts';
import type { Relay } from '../../effects/relay.ts';
import type { Clock } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import { REQUESTS } from '../collection.ts';
import { getRequest } from '../get-request.ts';
import { type RequestDoc, requestsBy } from '../request.ts';
import { redateStep } from '../route/deadline-rules.ts';

export interface RedateRequestsDeps {
  requests: Repo<RequestDoc>;
  relay: Relay;
  clock: Clock;
  calendar(): WorkCalendar;
}

/** After a change of the calendar: open steps get the deadlines that it gives them, with a trace each. */
export async function redateRequests(deps: RedateRequestsDeps): Promise<void> {
  // Ordered by what a new deadline leaves alone.
  for await (const { _id } of walk(deps.requests, {
    index: 'all',
    eq: {},
    keys: [requestsBy.status('open')],
  })) {
    await redateRequest(deps, _id);
  }
}

async function redateRequest(deps: RedateRequestsDeps, id: string): Promise<void> {
  const load = () => getRequest(deps, id);
  await changeDocument(deps.relay, deps.requests, REQUESTS.name, load, (request) => {
    const redated = redateStep(request, deps.calendar());
    if (!redated) return null;
    const { request: doc, ...move } = redated;
    const subject = subjectOf.request(id);
    const at = new Date(deps.clock.now()).toISOString();
    const event = { type: 'request.redated', ...move } as const;
    const entry = { subject, at, by: 'system', onBehalfOf: null, event };
    return {
      doc,
      effects: [
        { name: 'audit', args: { entry } },
        { name: 'reminders.refresh', args: { subject } },
        { name: 'cards.redraw', args: { subject } },
      ],
    };
  });
}
