import type { Repo } from '../storage/store.ts';
import type { RequestDoc } from './request.ts';

const PAGE = 100;

/** Everything about a client that has not ended: what is open, and what was sent back for rework. */
export async function findOpenRequests(
  deps: { requests: Repo<RequestDoc> },
  client: string,
): Promise<RequestDoc[]> {
  const found: RequestDoc[] = [];
  let after: string | undefined;
  do {
    const page = await deps.requests.find({
      index: 'all',
      eq: {},
      keys: [`client:${client}`],
      anyKeys: ['status:open', 'status:returned'],
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}
