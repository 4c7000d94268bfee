import type { Client, ClientKey } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import { clientKey } from '../clients/passport/client-rules.ts';
import { findKeyHolder } from '../clients/register/reserve-key.ts';
import type { Actor } from '../people/actor.ts';
import type { RequestDoc } from '../requests/request.ts';
import type { Repo } from '../storage/store.ts';
import { pagesOf } from '../storage/walk.ts';

/** Clients of the register with one INN: those that the reader may see, and how many more there are. */
export interface KnownCompany {
  clients: Client[];
  hidden: number;
}

/** Longer lists of branches tell nobody more. */
const MOST_BRANCHES = 50;

/** Clients that a company has in the register; null where it has no client with that INN. */
export async function findCompany(
  deps: { clients: Repo<Client>; clientKeys: Repo<ClientKey>; requests: Repo<RequestDoc> },
  viewer: Actor,
  inn: string,
): Promise<KnownCompany | null> {
  const found: Client[] = [];
  const search = (from: object) => deps.clients.search(inn, { limit: MOST_BRANCHES, ...from });
  for await (const { items } of pagesOf(search)) {
    found.push(...items.filter(({ passport }) => passport.inn === inn));
    if (found.length >= MOST_BRANCHES) break;
  }
  // An INN without a KPP may be asked for by a change that is still being agreed.
  const holder = await findKeyHolder(deps, clientKey({ inn, kpp: '' }), null);
  if (holder && !found.some(({ _id }) => _id === holder._id)) found.push(holder);
  if (found.length === 0) return null;
  const clients = found.filter((client) => maySeeClient(viewer, client));
  return { clients, hidden: found.length - clients.length };
}
