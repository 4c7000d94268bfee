import type { Client } from '../clients/client.ts';
import { clientKey } from '../clients/passport/client-rules.ts';
import type { Repo } from '../storage/store.ts';

/** The client that a cell names, or why there is none: `units` are those whose clients the table may tell of. */
export type NamedClient = Client | 'client-unknown' | 'client-ambiguous';

const MOST_BRANCHES = 20;

/**
 * Finds a client by number, by INN, or by `INN/KPP` where one company has several branches. One of another unit is
 * as unknown as one that is not there.
 */
export async function findNamedClient(
  { clients }: { clients: Repo<Client> },
  cell: string,
  units: readonly string[] | 'all',
): Promise<NamedClient> {
  const word = cell.replaceAll(/\s/g, '').toUpperCase();
  const isSeen = (client: Client) => units === 'all' || units.includes(client.passport.unit);
  const numbered = word.includes('-') ? await clients.get(word) : null;
  if (numbered) return isSeen(numbered) ? numbered : 'client-unknown';
  const [inn = '', kpp] = word.split('/');
  if (!/^[0-9]{10}(?:[0-9]{2})?$/.test(inn)) return 'client-unknown';
  const { items } = await clients.search(inn, { limit: MOST_BRANCHES });
  const own = items.filter(({ passport }) => passport.inn === inn).filter(isSeen);
  const [first, ...others] = kpp
    ? own.filter(({ passport }) => clientKey(passport) === `${inn}:${kpp}`)
    : own;
  if (!first) return 'client-unknown';
  return others.length > 0 ? 'client-ambiguous' : first;
}
