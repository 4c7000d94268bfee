import { draftsBy, type PassportDraft } from '../clients/passport/draft.ts';
import type { CommandArgs } from '../effects/commands.ts';
import { type ChangeRequestDeps, changeRequest } from '../requests/actions/change-request.ts';
import { requestKind } from '../requests/kinds/index.ts';
import { requestsBy } from '../requests/request.ts';
import { type RequestDraft, requestDraftsBy } from '../requests/request-draft.ts';
import { requestersOf, withRequester } from '../requests/requester-rules.ts';
import { staffRoute } from '../requests/route/route-rules.ts';
import { Conflict, type Rec, type Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Give what a former manager has begun about a client to the manager of now: edits, forms, open requests. */
    'client.hand-over': { client: string; from: string; by: string };
  }
}

export interface HandOverClientDeps extends ChangeRequestDeps {
  drafts: Repo<PassportDraft>;
  requestDrafts: Repo<RequestDraft>;
}

/**
 * Hands what a former manager has begun about a client to its manager of now: edits, forms of requests,
 * requests that are open. Repeating it finds nothing left.
 */
export async function handOverClient(
  deps: HandOverClientDeps,
  { client: id, from, by }: CommandArgs['client.hand-over'],
): Promise<void> {
  const client = await deps.clients.get(id);
  const owner = client?.passport.appointment.manager;
  if (!owner || owner === from) return;
  const own = { index: 'owner', eq: { owner: from } };
  for await (const draft of walk(deps.drafts, { ...own, keys: [draftsBy.unfinished] })) {
    if (draft.client === id) await giveTo(deps.drafts, draft, { owner, manager: owner });
  }
  for await (const draft of walk(deps.requestDrafts, { ...own, keys: [requestDraftsBy.unfinished] })) {
    const isManagers = draft.values.client === id && managersRaise(draft.type);
    if (isManagers) await giveTo(deps.requestDrafts, draft, { owner });
  }
  await handOverRequests(deps, id, { from, owner, by });
}

/** True of kinds that managers raise. A head's or a director's request stays with its requester. */
function managersRaise(type: string): boolean {
  return requestKind(type).raisedBy.includes('manager');
}

/** A draft that is being saved at this moment is read again. */
async function giveTo<T extends Rec & { owner: string }>(
  repo: Repo<T>,
  draft: T,
  to: Partial<T> & { owner: string },
): Promise<void> {
  for (let current: T | null = draft; current && current.owner !== to.owner; ) {
    try {
      await repo.replace({ ...current, ...to });
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      current = await repo.get(draft._id);
    }
  }
}

/** Move from one manager to another, and who saw to it. */
interface Move {
  from: string;
  owner: string;
  by: string;
}

async function handOverRequests(deps: HandOverClientDeps, client: string, move: Move): Promise<void> {
  for (const status of ['open', 'returned'] as const) {
    const keys = [requestsBy.client(client), requestsBy.author(move.from), requestsBy.status(status)];
    for await (const { _id, type } of walk(deps.requests, { index: 'all', eq: {}, keys })) {
      if (managersRaise(type)) await giveRequest(deps, _id, move);
    }
  }
}

/** Four eyes still count the former manager: the history names who raised it. */
async function giveRequest(deps: HandOverClientDeps, id: string, { from, owner, by }: Move): Promise<void> {
  await changeRequest(deps, id, async (request, context) => {
    const isOver = request.status !== 'open' && request.status !== 'returned';
    if (!requestersOf(request).includes(from) || isOver) return null;
    const { request: after, moves } = staffRoute(withRequester(request, from, owner), context.staffing);
    const way = { by, onBehalfOf: null };
    return { after, moves, way, decided: null, audit: [{ type: 'request.handed-over', from, to: owner }] };
  });
}
