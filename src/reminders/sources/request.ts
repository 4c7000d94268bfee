import type { Client } from '../../clients/client.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { redateRequests } from '../../requests/actions/redate-requests.ts';
import { REQUEST_KINDS } from '../../requests/kinds/index.ts';
import { type RequestDoc, requestsBy } from '../../requests/request.ts';
import { walk } from '../../storage/walk.ts';
import type { ReminderSource, SourceDeps } from './source.ts';

export interface RequestFacts {
  request: RequestDoc;
  client: Client | null;
  zone: string;
}

export const requestSource: ReminderSource<RequestFacts> = {
  subject: 'request',
  argsOf: (request) => ({ request }),
  load: async (deps, { request: id = '' }) => {
    const request = await deps.requests.get(id);
    return request && factsOf(deps, request);
  },
  /** Open ones, and those of kinds that have days to be reminded of. */
  async *listAll(deps) {
    const dated = REQUEST_KINDS.flatMap((kind) => (kind.dates ? [requestsBy.type(kind.id)] : []));
    const query = { index: 'all', eq: {}, anyKeys: [requestsBy.status('open'), ...dated] };
    for await (const request of walk(deps.requests, query)) yield factsOf(deps, request);
  },
  redate: redateRequests,
};

async function factsOf(deps: SourceDeps, request: RequestDoc): Promise<RequestFacts> {
  const client = request.client ? await deps.clients.get(request.client) : null;
  return { request, client, zone: await zoneOfUnit(deps, request.unit) };
}
