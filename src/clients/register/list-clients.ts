import { type LoadActorDeps, loadActor } from '../../people/find-actor.ts';
import type { KeyOf, Repo } from '../../storage/store.ts';
import { type WalkQuery, walk } from '../../storage/walk.ts';
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
  const query = await clientQuery(deps, input);
  const { keys } = query;
  const [page, total, active] = await Promise.all([
    deps.clients.find({ ...query, limit: LIST_PAGE, ...(input.after ? { after: input.after } : {}) }),
    deps.clients.count(query),
    deps.clients.count({ ...query, keys: [...keys, clientsBy.active] }),
  ]);
  return { clients: page.items, total, active, ...(page.next ? { next: page.next } : {}) };
}

/** All pages of the same, a page at a time. */
export async function* walkClients(
  deps: ListClientsDeps,
  input: { actor: string; filter: ClientFilter },
): AsyncGenerator<Client> {
  yield* walk(deps.clients, await clientQuery(deps, input));
}

async function clientQuery(
  deps: LoadActorDeps,
  { actor, filter }: { actor: string; filter: ClientFilter },
): Promise<WalkQuery<KeyOf<Client>> & { keys: KeyOf<Client>[] }> {
  const viewer = await loadActor(deps, actor);
  const scope = filter.mine ? ownClientKeys(viewer.person._id) : clientScopeOf(viewer);
  const keys = filterKeys(filter);
  return { index: 'all', eq: {}, keys, ...(scope === 'all' ? {} : { anyKeys: scope }) };
}

function filterKeys(filter: ClientFilter): KeyOf<Client>[] {
  return [
    ...(filter.unit ? [clientsBy.unit(filter.unit)] : []),
    ...(filter.status ? [clientsBy.status(filter.status)] : []),
    ...(filter.level ? [clientsBy.level(filter.level)] : []),
    ...(filter.manager ? [clientsBy.manager(filter.manager)] : []),
  ];
}
