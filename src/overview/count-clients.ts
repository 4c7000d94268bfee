import { type Client, clientsBy } from '../clients/client.ts';
import type { Repo } from '../storage/store.ts';
import { inOrder, STANDING_IDS, STANDINGS, type Standing, type UnitClients } from './standing-rules.ts';

/** Clients of each unit by where they stand, the largest unit first; the store counts, no client is read. */
export async function countClients(
  deps: { clients: Repo<Client> },
  units: readonly string[],
): Promise<UnitClients[]> {
  const counted: UnitClients[] = [];
  for (const unit of units) {
    const entries: [Standing, number][] = [];
    for (const id of STANDING_IDS) entries.push([id, await countStanding(deps, unit, id)]);
    const total = entries.reduce((sum, [, count]) => sum + count, 0);
    counted.push({ unit, counts: Object.fromEntries(entries) as Record<Standing, number>, total });
  }
  return inOrder(counted);
}

function countStanding(deps: { clients: Repo<Client> }, unit: string, id: Standing): Promise<number> {
  return deps.clients.count({
    index: 'all',
    eq: {},
    keys: [clientsBy.unit(unit)],
    anyKeys: STANDINGS[id].map(clientsBy.status),
  });
}
