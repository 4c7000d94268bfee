import type { Delivery } from '../deliveries/delivery.ts';
import { hasCard } from '../deliveries/has-card.ts';
import { insertOnce } from '../deliveries/insert-once.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import type { Signal } from '../deliveries/signal.ts';
import type { Clock } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Person } from '../people/person.ts';
import type { Replacement } from '../people/replacement.ts';
import { type ChangeRequestDeps, changeRequest } from '../requests/actions/change-request.ts';
import { requestKind } from '../requests/kinds/index.ts';
import { awaitsEffect, namedPeople, withSuccessorNamed } from '../requests/named-people-rules.ts';
import { type RequestDoc, requestsBy, seatHolder } from '../requests/request.ts';
import { requestersOf, withRequester } from '../requests/requester-rules.ts';
import { abilitiesOf } from '../requests/rights/ability-rules.ts';
import { findClientManagers, loadDecisionContext } from '../requests/rights/load-decision-context.ts';
import { staffRoute } from '../requests/route/route-rules.ts';
import { findWaitingFor } from '../requests/views/find-waiting-for.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';

export interface HandOverRequestsDeps extends ChangeRequestDeps {
  people: Repo<Person>;
  deliveries: Repo<Delivery>;
  realClock: Clock;
  outbox: Signal;
}

/** Requests that the leaver has open, or that name the leaver, and seats that the leaver was given by name. */
export async function handOverRequests(deps: HandOverRequestsDeps, replacement: Replacement): Promise<void> {
  const { leaver } = replacement;
  const names = requestsBy.names(leaver);
  const seat = seatHolder.person(leaver);
  const anyKeys = [requestsBy.author(leaver), requestsBy.waits(seat), requestsBy.asked(seat), names];
  for (const [status, keys] of [
    ['open', anyKeys],
    ['returned', anyKeys],
    ['approved', [names]],
  ] as const) {
    const query = { index: 'all', eq: {}, keys: [requestsBy.status(status)], anyKeys: [...keys] };
    for await (const { _id } of walk(deps.requests, query)) await handOverRequest(deps, _id, replacement);
  }
}

async function handOverRequest(
  deps: HandOverRequestsDeps,
  id: string,
  replacement: Replacement,
): Promise<void> {
  const { leaver, successor, by } = replacement;
  await changeRequest(deps, id, async (request, { today }) => {
    const handed = withSuccessor(request, replacement, today.toString());
    if (!handed) return null;
    // Staffing is asked for the seats as they are handed over: the successor is in none before.
    const { staffing } = await loadDecisionContext(deps, handed);
    const staffed = staffRoute(handed, staffing);
    return {
      after: staffed.request,
      moves: staffed.moves,
      way: { by, onBehalfOf: null },
      decided: null,
      audit: [{ type: 'request.handed-over', from: leaver, to: successor }],
    };
  });
}

/** Null when nothing in it is the leaver's any more. What was decided, and what counts already, stays theirs. */
function withSuccessor(
  request: RequestDoc,
  { leaver, successor }: Replacement,
  today: string,
): RequestDoc | null {
  const definition = requestKind(request.type);
  const isOver = request.status !== 'open' && request.status !== 'returned';
  if (isOver && !awaitsEffect(definition, request, today)) return null;
  const isNamed = namedPeople(definition.fields, request.values).some(({ person }) => person === leaver);
  const values = isNamed
    ? withSuccessorNamed(definition.fields, request.values, { leaver, successor })
    : request.values;
  if (isOver) return isNamed ? { ...request, values } : null;
  const given = request.steps.some(({ seats }) =>
    seats.some((seat) => !seat.decision && seat.assignee === leaver),
  );
  if (!requestersOf(request).includes(leaver) && !given && !isNamed) return null;
  const steps = request.steps.map((step) => ({
    ...step,
    seats: step.seats.map((seat) =>
      !seat.decision && seat.assignee === leaver ? { ...seat, assignee: successor } : seat,
    ),
  }));
  return { ...withRequester(request, leaver, successor), steps, values };
}

/** The live card of everything that the successor may decide, rework or answer now. */
export async function showWaiting(
  deps: HandOverRequestsDeps,
  replacement: Replacement,
  effectId: string,
): Promise<void> {
  const leaver = await deps.people.get(replacement.leaver);
  const successor = await deps.directory.findPerson(replacement.successor);
  if (!leaver || !successor) return;
  const theirs = await findWaitingFor(deps, { ...leaver, roles: replacement.roles });
  const own = await findWaitingFor(deps, { ...successor, roles: replacement.roles });
  const who = { person: successor, principals: [] };
  for (const request of new Map([...theirs, ...own].map((each) => [each._id, each])).values()) {
    const managers = await findClientManagers(deps, request.client);
    const { seat, rework, reply } = abilitiesOf(who, request, managers);
    if (!seat && !rework && !reply) continue;
    if (await hasCard(deps, subjectOf.request(request._id), successor._id)) continue;
    await insertOnce(
      deps,
      newDelivery({
        id: `${effectId}:${request._id}`,
        recipient: { kind: 'person', id: successor._id },
        content: { kind: 'request-card', request: request._id },
        dueAt: deps.realClock.now(),
        createdAt: new Date(deps.clock.now()).toISOString(),
      }),
    );
  }
  deps.outbox.raise();
}
