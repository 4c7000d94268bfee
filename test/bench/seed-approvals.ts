import { COLLECTIONS, openRepos } from '../../src/product/repos.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { buildClient } from '../helpers/build-client.ts';
import { agreeSeats, buildRequest } from '../helpers/build-request.ts';

export interface Approval {
  request: string;
  step: string;
  seat: string;
  revision: number;
  act: 'agree';
}

/** Clients whose requests wait for both directors; what the commercial director's buttons carry. */
export async function seedApprovals(file: string, count: number): Promise<Approval[]> {
  const store = openSqliteStore(file);
  await store.migrate(COLLECTIONS);
  const { clients, requests } = openRepos(store);
  const approvals: Approval[] = [];
  for (let n = 1; n <= count; n += 1) {
    const number = `2026-${String(n).padStart(4, '0')}`;
    const submission = { id: `ST-${number}`, client: `VIP-${number}` };
    const request = agreeSeats(buildRequest(submission), 'unit-sales-head', 'branch-sales');
    const client = buildClient({ _id: `VIP-${number}`, status: 'agreeing', openRequest: request._id });
    await Promise.all([
      clients.restore(client),
      requests.restore({ ...request, pending: [], hasPending: false }),
    ]);
    approvals.push({
      request: request._id,
      step: 'agree',
      seat: 'commercial-director',
      revision: request.revision,
      act: 'agree',
    });
  }
  await store.close();
  return approvals;
}
