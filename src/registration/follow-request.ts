import { ACTIVE_STATUSES, type Client, type StatusChange } from '../clients/client.ts';
import { clientKey, comparePassports, takeParts } from '../clients/passport/client-rules.ts';
import {
  type EditClientDeps,
  editClient,
  effectsOfEdit,
  type Trace,
  withPassport,
} from '../clients/register/edit-client.ts';
import { proposedPassport, releaseKey } from '../clients/register/reserve-key.ts';
import type { CommandArgs } from '../effects/commands.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { RequestKind } from '../requests/kinds/definition.ts';
import { requestKind } from '../requests/kinds/index.ts';
import type { HistoryEntry, RequestDoc } from '../requests/request.ts';
import { appliesPassport, clientStatusOf, decidesClient } from '../requests/route/client-status-rules.ts';
import type { Repo } from '../storage/store.ts';
import { appendStatus } from './submit-again.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Bring a client in line with the current state of its request: status, passport, reserved key. */
    'client.follow': { client: string; request: string };
  }
}

export interface FollowRequestDeps extends EditClientDeps {
  requests: Repo<RequestDoc>;
}

/**
 * Brings a client in line with its request as that stands now: status, activity, the agreed passport. May run
 * late, twice or out of order: an older version of the request, or an older request, changes nothing.
 */
export async function followRequest(
  deps: FollowRequestDeps,
  args: CommandArgs['client.follow'],
): Promise<void> {
  const request = await deps.requests.get(args.request);
  if (!request || request.client !== args.client) return;
  const definition = requestKind(request.type);
  if (!decidesClient(definition)) return;
  if (!(await deps.clients.get(args.client))) return;
  const client = await editClient(deps, args.client, (current) => {
    if (!isNews(current, request)) return null;
    const after = follow(current, definition, request);
    const { by = request.author, onBehalfOf = null } = request.history.at(-1) ?? {};
    const trace = { at: request.updatedAt, by, onBehalfOf };
    return { doc: after, effects: owedByFollowing(current, after, trace) };
  });
  const proposed = proposedPassport(request);
  if (proposed && isOver(request)) await releaseKey(deps, clientKey(proposed), client);
}

function isNews(client: Client, request: RequestDoc): boolean {
  if (client.openRequest !== null && client.openRequest !== request._id) return false;
  if (client.followed?.request === request._id) return client.followed.version < request.version;
  return client.openRequest === request._id;
}

function isOver(request: RequestDoc): boolean {
  return request.status === 'approved' || request.status === 'refused' || request.status === 'withdrawn';
}

/** Acts whose reason the register tells; what was said with an agreement is between those who decide. */
const ENDINGS: readonly HistoryEntry['what'][] = ['refused', 'returned', 'withdrawn', 'dropped'];

function follow(client: Client, definition: RequestKind, request: RequestDoc): Client {
  const status = clientStatusOf(definition, request) ?? client.status;
  const applied = applyProposal(client, definition, request);
  const last = request.history.at(-1);
  const entry = {
    status,
    at: last?.at ?? request.updatedAt,
    by: last?.by ?? request.author,
    request: request._id,
    reason: last && ENDINGS.includes(last.what) ? last.reason : null,
  };
  return {
    ...applied,
    status,
    active: ACTIVE_STATUSES.includes(status),
    openRequest: isOver(request) ? null : request._id,
    followed: { request: request._id, version: request.version },
    statusHistory:
      status === client.status
        ? client.statusHistory
        : [...passed(client, request), entry].reduce(appendStatus, client.statusHistory),
  };
}

/** Status changes by steps that are done, as far as the history of this round does not have them yet. */
function passed({ statusHistory }: Client, request: RequestDoc): StatusChange[] {
  return request.steps.flatMap(({ definition, status, seats }) => {
    const { clientStatus, clientStatusPassed } = definition;
    const decision = seats.findLast((seat) => seat.decision)?.decision;
    if (!clientStatusPassed || status !== 'done' || !decision) return [];
    const opened = statusHistory.findLastIndex((entry) => entry.status === clientStatus);
    const known = statusHistory.slice(opened + 1).some((entry) => entry.status === clientStatusPassed);
    const { at, by } = decision;
    return known ? [] : [{ status: clientStatusPassed, at, by, request: request._id, reason: null }];
  });
}

/** Only what was agreed is taken: contacts and the like may have changed since the proposal was written. */
function applyProposal(client: Client, definition: RequestKind, request: RequestDoc): Client {
  const proposed = proposedPassport(request);
  if (!proposed || !appliesPassport(definition, request)) return client;
  const after = { ...client.passport, ...proposed };
  const { route } = comparePassports(client.passport, after);
  if (route.length === 0) return client;
  const edited = withPassport(client, takeParts(client.passport, after, route));
  const at =
    client.confirmedAt && client.confirmedAt > request.createdAt ? client.confirmedAt : request.createdAt;
  return { ...edited, confirmedAt: at };
}

function owedByFollowing(before: Client, after: Client, trace: Required<Trace>) {
  const subject = subjectOf.client(before._id);
  if (before.status === after.status) {
    return before.passport === after.passport
      ? [{ name: 'cards.redraw' as const, args: { subject } }]
      : effectsOfEdit(before, after, trace);
  }
  const reason = after.statusHistory.at(-1)?.reason ?? null;
  const event = { type: 'client.status' as const, from: before.status, to: after.status, reason };
  const entry = { subject, ...trace, event };
  return effectsOfEdit(before, after, trace, [{ name: 'audit', args: { entry } }]);
}
