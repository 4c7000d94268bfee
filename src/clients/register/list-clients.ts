import { type LoadActorDeps, loadActor } from '../../people/find-actor.ts';
import type { KeyOf, Repo } from '../../storage/store.ts';
import { type Client, type ClientLevel, type ClientStatus, clientsBy, ownClientKeys } from '../client.ts';
import { clientScopeOf } from '../client-access-rules.ts';

export interface ListClientsDeps extends LoadActorDeps {
  clients: Repo<Client>;
}

/** Every filter is optional; they narrow together. */
export interface ClientFilter {
  unit?: string;
  status?: ClientStatus;
  level?: ClientLevel;
  manager?: string;
  /** Only those whose manager or deputy the person is. */
  mine?: boolean;
}

export interface ClientList {
  clients: Client[];
  /** All that the filter and the viewer's scope leave, and how many of them are VIP now. */
  total: number;
  active: number;
  next?: string;
}

export const LIST_PAGE = 10;

/** One page of the one list, by name, of what this person may see. */
export async function listClients(
  deps: ListClientsDeps,
  input: { actor: string; filter: ClientFilter; after?: string },
): Promise<ClientList> {
  const viewer = await loadActor(deps, input.actor);
  const own = ownClientKeys(viewer.person._id);
  const scope = input.filter.mine ? own : clientScopeOf(viewer);
  const keys = filterKeys(input.filter);
  const query = { index: 'all', eq: {}, keys, ...(scope === 'all' ? {} : { anyKeys: scope }) };
  const [page, total, active] = await Promise.all([
    deps.clients.find({ ...query, limit: LIST_PAGE, ...(input.after ? { after: input.after } : {}) }),
    deps.clients.count(query),
    deps.clients.count({ ...query, keys: [...keys, clientsBy.active] }),
  ]);
  return { clients: page.items, total, active, ...(page.next ? { next: page.next } : {}) };
}

function filterKeys(filter: ClientFilter): KeyOf<Client>[] {
  return [
    ...(filter.unit ? [clientsBy.unit(filter.unit)] : []),
    ...(filter.status ? [clientsBy.status(filter.status)] : []),
    ...(filter.level ? [clientsBy.level(filter.level)] : []),
    ...(filter.manager ? [clientsBy.manager(filter.manager)] : []),
  ];
}
