import { changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { AppError } from '../kernel/errors.ts';
import type { Replacement } from '../people/replacement.ts';
import { POTENTIAL_CLIENTS, type PotentialClient, potentialBy } from '../potential/potential-client.ts';
import { traceOf } from '../potential/save-potential.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';

export interface HandOverPotentialDeps {
  potentialClients: Repo<PotentialClient>;
  relay: Relay;
}

/** Potential clients whom the leaver kept, those that were dropped too: they may come back. */
export async function handOverPotential(
  { potentialClients, relay }: HandOverPotentialDeps,
  { leaver, successor, by, at }: Replacement,
): Promise<void> {
  const theirs = { index: 'all', eq: {}, keys: [potentialBy.manager(leaver)] };
  for await (const { _id } of walk(potentialClients, theirs)) {
    const load = async () => {
      const current = await potentialClients.get(_id);
      if (!current) throw new AppError('NOT_FOUND', { message: `potential client ${_id} is gone` });
      return current;
    };
    await changeDocument(relay, potentialClients, POTENTIAL_CLIENTS.name, load, (current) => {
      if (current.manager !== leaver) return null;
      const changes = [{ field: 'manager', from: leaver, to: successor }];
      return {
        doc: { ...current, manager: successor, revision: current.revision + 1 },
        effects: [traceOf(_id, at, { by, onBehalfOf: null }, { type: 'potential.edited', changes })],
      };
    });
  }
}
