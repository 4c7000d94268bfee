import type { Client } from '../../clients/client.ts';
import type { Page, Repo } from '../../storage/store.ts';
import { type RequestDoc, requestsBy } from '../request.ts';

export interface MyRequest {
  request: RequestDoc;
  /** The client's short name, or ''. */
  clientName: string;
}

const PAGE_SIZE = 10;

/** Requests of this person, the last changed first. */
export async function listMyRequests(
  deps: { requests: Repo<RequestDoc>; clients: Repo<Client> },
  { actor, after }: { actor: string; after?: string },
): Promise<Page<MyRequest>> {
  const page = await deps.requests.find({
    index: 'all',
    eq: {},
    keys: [requestsBy.author(actor)],
    desc: true,
    limit: PAGE_SIZE,
    ...(after ? { after } : {}),
  });
  const items: MyRequest[] = [];
  for (const request of page.items) {
    const client = request.client ? await deps.clients.get(request.client) : null;
    items.push({ request, clientName: client?.passport.shortName ?? '' });
  }
  return page.next ? { items, next: page.next } : { items };
}
