import { type Client, clientsBy } from '../clients/client.ts';
import type { Directory } from '../people/directory.ts';
import { BRANCH, type Unit } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import { byLoad, type ManagerLoad, type UnitLoad } from './workload-rules.ts';

export interface WorkloadDeps {
  clients: Repo<Client>;
  units: Repo<Unit>;
  directory: Directory;
}

/** Active VIPs of each place by manager; the store counts, no client is read. `places` are ids of units, or `branch`. */
export async function loadWorkload(deps: WorkloadDeps, places: readonly string[]): Promise<UnitLoad[]> {
  const loads: UnitLoad[] = [];
  for (const place of places) loads.push(await loadPlace(deps, place));
  return loads.filter(({ managers, clients }) => managers.length + clients > 0).sort(byLoad);
}

async function loadPlace(deps: WorkloadDeps, place: string): Promise<UnitLoad> {
  const managers: ManagerLoad[] = [];
  for (const { _id: manager } of await deps.directory.findHolders('manager', place)) {
    managers.push({
      manager,
      clients: await count(deps, clientsBy.activeManager(manager), ...inUnit(place)),
    });
  }
  managers.sort((a, b) => b.clients - a.clients || a.manager.localeCompare(b.manager));
  const approved = (await deps.units.get(place))?.approvedManagers ?? null;
  // No client belongs to the head office: those of its managers count there.
  const clients =
    place === BRANCH
      ? managers.reduce((sum, each) => sum + each.clients, 0)
      : await count(deps, clientsBy.active, ...inUnit(place));
  return { unit: place, approved, managers, clients };
}

function inUnit(place: string) {
  return place === BRANCH ? [] : [clientsBy.unit(place)];
}

function count(
  { clients }: WorkloadDeps,
  ...keys: NonNullable<Parameters<Repo<Client>['count']>[0]['keys']>
): Promise<number> {
  return clients.count({ index: 'all', eq: {}, keys });
}
