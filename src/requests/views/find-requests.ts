import type { Client } from '../../clients/client.ts';
import { findClients } from '../../clients/register/find-clients.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Repo } from '../../storage/store.ts';
import { type RequestDoc, requestsBy } from '../request.ts';
import { listMyRequests } from './list-my-requests.ts';
import { type ListMyTasksDeps, listMyTasks } from './list-my-tasks.ts';
import { type OpenRequestDeps, openRequest } from './open-request.ts';

export type FindRequestsDeps = ListMyTasksDeps & OpenRequestDeps;

export interface FoundRequest {
  request: RequestDoc;
  /** The client's short name, or ''. */
  clientName: string;
}

const MOST = 10;
const MOST_CLIENTS = 5;

/**
 * Requests by number, or by the client's name, INN or number; without a text what this person asked for,
 * then what waits for them. Only what they may see.
 */
export async function findRequests(
  deps: FindRequestsDeps,
  { actor, text }: { actor: string; text: string },
): Promise<FoundRequest[]> {
  const found = text === '' ? await findOwn(deps, actor) : await findByText(deps, actor, text);
  return found.slice(0, MOST);
}

async function findOwn(deps: FindRequestsDeps, actor: string): Promise<FoundRequest[]> {
  const mine = (await listMyRequests(deps, { actor })).items;
  const tasks = (await listMyTasks(deps, { actor })).items;
  const known = new Set(mine.map(({ request }) => request._id));
  return [
    ...mine,
    ...tasks
      .filter(({ request }) => !known.has(request._id))
      .map(({ request, clientName }) => ({ request, clientName })),
  ];
}

async function findByText(deps: FindRequestsDeps, actor: string, text: string): Promise<FoundRequest[]> {
  const exact = await findVisible(deps, actor, text.toUpperCase());
  if (exact) return [exact];
  const clients = (await findClients(deps, { actor, text })).items.slice(0, MOST_CLIENTS);
  const found: FoundRequest[] = [];
  for (const { _id } of clients) {
    for (const id of await idsOf(deps, _id)) {
      const visible = await findVisible(deps, actor, id);
      if (visible) found.push(visible);
    }
  }
  return found;
}

async function idsOf(deps: { requests: Repo<RequestDoc> }, client: Client['_id']): Promise<string[]> {
  const keys = [requestsBy.client(client)];
  const page = await deps.requests.find({ index: 'all', eq: {}, keys, desc: true, limit: MOST });
  return page.items.map(({ _id }) => _id);
}

async function findVisible(
  deps: FindRequestsDeps,
  actor: string,
  requestId: string,
): Promise<FoundRequest | null> {
  try {
    const { request, client } = await openRequest(deps, { actor, requestId });
    return { request, clientName: client?.passport.shortName ?? '' };
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
