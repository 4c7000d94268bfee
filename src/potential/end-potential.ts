import { changeDocument } from '../effects/change.ts';
import { cleanText, lengthOf } from '../forms/clean-text.ts';
import { AppError } from '../kernel/errors.ts';
import { loadActor } from '../people/find-actor.ts';
import { POTENTIAL_CLIENTS, type PotentialClient } from './potential-client.ts';
import { MOST_REASON, wayToPotential } from './potential-rules.ts';
import { getPotential, type SavePotentialDeps, traceOf } from './save-potential.ts';

type EndPotentialDeps = Pick<SavePotentialDeps, 'potentialClients' | 'relay' | 'clock' | 'directory'>;

/** No candidate any more. Repeating it changes nothing. Throws NOT_FOUND, POTENTIAL_REASON, POTENTIAL_CLOSED. */
export async function dropPotential(
  deps: EndPotentialDeps,
  input: { actor: string; potential: string; reason: string },
): Promise<PotentialClient> {
  const viewer = await loadActor(deps, input.actor);
  const load = () => getPotential(deps, viewer, input.potential);
  const { status } = await load();
  const reason = cleanText(input.reason, true);
  if (status !== 'dropped' && (reason === '' || lengthOf(reason) > MOST_REASON)) {
    throw new AppError('POTENTIAL_REASON', { details: { max: MOST_REASON } });
  }
  return changeDocument(deps.relay, deps.potentialClients, POTENTIAL_CLIENTS.name, load, (current) => {
    const way = wayToPotential(viewer, current);
    if (current.status === 'dropped' || !way) return null;
    if (current.status === 'registered') throw new AppError('POTENTIAL_CLOSED');
    const at = new Date(deps.clock.now()).toISOString();
    return {
      doc: { ...current, status: 'dropped', reason, revision: current.revision + 1 },
      effects: [traceOf(current._id, at, way, { type: 'potential.dropped', reason })],
    };
  });
}

/** Marks the company's potential client in that unit as on its way to VIP, however its registration began. */
export async function followPotential(
  deps: EndPotentialDeps,
  { inn, unit, client, by }: { inn: string; unit: string; client: string; by: string },
): Promise<void> {
  const page = await deps.potentialClients.find({ index: 'once', eq: { inn, unit }, limit: 1 });
  const [found] = page.items;
  if (!found) return;
  const load = async () => (await deps.potentialClients.get(found._id)) ?? found;
  await changeDocument(deps.relay, deps.potentialClients, POTENTIAL_CLIENTS.name, load, (current) => {
    if (current.status === 'registered' && current.client === client) return null;
    const at = new Date(deps.clock.now()).toISOString();
    const way = { by, onBehalfOf: null };
    const revision = current.revision + 1;
    return {
      doc: { ...current, status: 'registered' as const, client, reason: '', revision },
      effects: [traceOf(current._id, at, way, { type: 'potential.registered', client })],
    };
  });
}
