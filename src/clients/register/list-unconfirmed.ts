import type { Temporal } from 'temporal-polyfill';
import { today } from '../../kernel/clock.ts';
import { loadActor } from '../../people/find-actor.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { walk } from '../../storage/walk.ts';
import { type Client, clientsBy } from '../client.ts';
import { clientScopeOf } from '../client-access-rules.ts';
import { confirmBy } from '../confirmation-rules.ts';
import type { ListClientsDeps } from './list-clients.ts';

export interface Unconfirmed {
  client: Client;
  /** ISO date on which the year was over. */
  since: string;
}

/** VIP clients whose data nobody has confirmed for a year, the longest first; of those that this person sees. */
export async function listUnconfirmed(
  deps: ListClientsDeps,
  { actor }: { actor: string },
): Promise<Unconfirmed[]> {
  const scope = clientScopeOf(await loadActor(deps, actor));
  const dates = new Map<string, { zone: string; today: Temporal.PlainDate }>();
  const found: Unconfirmed[] = [];
  const anyKeys = scope === 'all' ? {} : { anyKeys: scope };
  const query = { index: 'all', eq: {}, keys: [clientsBy.active], ...anyKeys };
  for await (const client of walk(deps.clients, query)) {
    const { unit } = client.passport;
    if (!dates.has(unit)) {
      const zone = await zoneOfUnit(deps, unit);
      dates.set(unit, { zone, today: today(deps.clock, zone) });
    }
    const there = dates.get(unit);
    const since = there && confirmBy(client, there.zone).toString();
    if (since && since < there.today.toString()) found.push({ client, since });
  }
  return found.toSorted((a, b) => a.since.localeCompare(b.since));
}
