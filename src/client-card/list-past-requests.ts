import { loadActor } from '../people/find-actor.ts';
import { type RequestDoc, requestsBy } from '../requests/request.ts';
import { findClientManagers } from '../requests/rights/load-decision-context.ts';
import { mayViewRequest } from '../requests/rights/view-rules.ts';
import { type OpenClientDeps, openClient } from './open-client.ts';

/** More than that is not read on a card: the newest count. */
const MOST = 200;

/** Requests about a client, whatever became of them, as far as this person may open them; the latest first. */
export async function listPastRequests(
  deps: OpenClientDeps,
  input: { actor: string; client: string },
): Promise<RequestDoc[]> {
  const [{ client }, viewer] = await Promise.all([openClient(deps, input), loadActor(deps, input.actor)]);
  const managers = await findClientManagers(deps, client._id);
  const { items } = await deps.requests.find({
    index: 'all',
    eq: {},
    keys: [requestsBy.client(client._id)],
    desc: true,
    limit: MOST,
  });
  return items.filter((request) => mayViewRequest(viewer, request, managers));
}
