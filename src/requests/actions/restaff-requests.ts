import type { Delivery } from '../../deliveries/delivery.ts';
import { hasCard } from '../../deliveries/has-card.ts';
import { newDelivery } from '../../deliveries/new-delivery.ts';
import { redrawCards } from '../../deliveries/redraw-cards.ts';
import type { Signal } from '../../deliveries/signal.ts';
import type { CommandArgs } from '../../effects/commands.ts';
import type { Clock } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Grant } from '../../people/person.ts';
import { holdsRole } from '../../people/role-rules.ts';
import { DuplicateKey, type Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import { openStepOf, type RequestDoc, requestsBy } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import { findStepActors } from '../rights/find-step-actors.ts';
import { staffRoute } from '../route/route-rules.ts';
import { rolesToStaff } from '../seats/staffing-rules.ts';
import { findOwnClients } from '../views/find-waiting-for.ts';
import { type ChangeRequestDeps, changeRequest } from './change-request.ts';

declare module '../../effects/commands.ts' {
  interface CommandArgs {
    /** Roles, access or clients came to this person or went from them: open requests look at their seats again. */
    'requests.restaff': { person: string; grants: Grant[] };
  }
}

export interface RestaffRequestsDeps extends ChangeRequestDeps {
  deliveries: Repo<Delivery>;
  realClock: Clock;
  outbox: Signal;
}

/**
 * Handler of `requests.restaff`: roles or access have come to somebody or gone from them, so open requests that
 * ask for these roles, or for this person, look at their seats again. Whoever may now decide gets the live card, once.
 */
export async function restaffRequests(
  deps: RestaffRequestsDeps,
  args: CommandArgs['requests.restaff'],
  effectId: string,
): Promise<void> {
  const clients = await findOwnClients(deps, args.person);
  const isConcerned = (request: RequestDoc) =>
    asksFor(request, args) || isPersonally(request, args.person, clients);
  const concerned: string[] = [];
  for await (const request of walk(deps.requests, {
    index: 'all',
    eq: {},
    keys: [requestsBy.status('open')],
  })) {
    if (isConcerned(request)) concerned.push(request._id);
  }
  await redrawNamed(deps, args.person);
  for (const id of concerned) {
    await restaff(deps, id);
    await callTo(deps, id, args, effectId);
  }
}

function asksFor(request: RequestDoc, { grants }: CommandArgs['requests.restaff']): boolean {
  const wanted = rolesToStaff(request);
  return grants.some((grant) =>
    wanted.some(({ role, scope }) => role === grant.role && scope === grant.scope),
  );
}

/** A seat of it is somebody's own: as its author, the client's manager, or whom it was given. */
function isPersonally(request: RequestDoc, person: string, clients: string[]): boolean {
  const answers = requestersOf(request).includes(person) || clients.includes(request.client ?? '');
  return answers || request.steps.some(({ seats }) => seats.some(({ assignee }) => assignee === person));
}

/** Cards of what names somebody say whether they are still there. */
async function redrawNamed(deps: RestaffRequestsDeps, person: string): Promise<void> {
  for await (const { _id } of walk(deps.requests, { index: 'all', eq: {}, keys: [requestsBy.names(person)] }))
    await redrawCards(deps, { subject: subjectOf.request(_id) });
}

async function restaff(deps: RestaffRequestsDeps, id: string): Promise<void> {
  await changeRequest(deps, id, async (request, context) => {
    if (request.status !== 'open') return null;
    const { request: after, moves } = staffRoute(request, context.staffing);
    if (moves.length === 0) return null;
    return { after, moves, way: { by: 'system', onBehalfOf: null }, decided: null, audit: [] };
  });
}

/** Somebody who joins others in a seat; a seat that has moved has called its holders itself. */
async function callTo(
  deps: RestaffRequestsDeps,
  id: string,
  { person, grants }: CommandArgs['requests.restaff'],
  effectId: string,
): Promise<void> {
  const request = await deps.requests.get(id);
  const step = request && openStepOf(request);
  const holder = await deps.directory.findPerson(person);
  const isSeated = step?.seats.some(
    ({ decision, role, scope }) =>
      !decision &&
      grants.some((grant) => grant.role === role && grant.scope === scope) &&
      holder &&
      role &&
      holdsRole(holder, role, scope ?? ''),
  );
  if (!isSeated || !(await findStepActors(deps, id)).includes(person)) return;
  if (await hasCard(deps, subjectOf.request(id), person)) {
    // Cards may have been taken from people while they had no say.
    await redrawCards(deps, { subject: subjectOf.request(id) });
    return;
  }
  try {
    await deps.deliveries.insert(
      newDelivery({
        id: `${effectId}:${id}`,
        recipient: { kind: 'person', id: person },
        content: { kind: 'request-card', request: id },
        dueAt: deps.realClock.now(),
        createdAt: new Date(deps.clock.now()).toISOString(),
      }),
    );
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  deps.outbox.raise();
}
