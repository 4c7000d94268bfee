import { today } from '../kernel/clock.ts';
import type { Actor } from '../people/actor.ts';
import { findActor } from '../people/find-actor.ts';
import { openStepOf, type RequestDoc, requestsBy } from '../requests/request.ts';
import { abilitiesOf } from '../requests/rights/ability-rules.ts';
import { mayAddFile } from '../requests/rights/file-rules.ts';
import { findClientManagers } from '../requests/rights/load-decision-context.ts';
import { lacksFile } from '../requests/route/decision-rules.ts';
import { type ListMyTasksDeps, waitingKeys } from '../requests/views/list-my-tasks.ts';

export interface OpenRequestChoice {
  request: RequestDoc;
  /** The client's short name, or ''. */
  clientName: string;
}

const MOST = 30;

/**
 * The requests that this person's file may belong to, own ones and those that wait for them: first what waits for
 * a paper, then the newest.
 */
export async function listOpenRequests(deps: ListMyTasksDeps, actor: string): Promise<OpenRequestChoice[]> {
  const person = await deps.directory.getPerson(actor);
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const who = await findActor(deps, actor, date);
  const anyKeys = [requestsBy.author(actor), ...(await waitingKeys(deps, who))];
  const found: OpenRequestChoice[] = [];
  for (const status of ['open', 'returned'] as const) {
    const query = {
      index: 'all',
      eq: {},
      keys: [requestsBy.status(status)],
      anyKeys,
      desc: true,
      limit: MOST,
    };
    for (const request of (await deps.requests.find(query)).items) {
      found.push(...(await toChoice(deps, who, request)));
    }
  }
  const waits = ({ request }: OpenRequestChoice) => Number(awaitsFile(request));
  const newest = (a: OpenRequestChoice, b: OpenRequestChoice) =>
    b.request.createdAt.localeCompare(a.request.createdAt);
  return found.toSorted((a, b) => waits(b) - waits(a) || newest(a, b)).slice(0, MOST);
}

function awaitsFile(request: RequestDoc): boolean {
  const step = openStepOf(request);
  return step !== undefined && lacksFile(request, step.definition);
}

async function toChoice(
  deps: ListMyTasksDeps,
  who: Actor,
  request: RequestDoc,
): Promise<OpenRequestChoice[]> {
  const managers = await findClientManagers(deps, request.client);
  const abilities = abilitiesOf(who, request, managers);
  if (!mayAddFile(who.person._id, request, abilities)) return [];
  const client = request.client ? await deps.clients.get(request.client) : null;
  return [{ request, clientName: client?.passport.shortName ?? '' }];
}
