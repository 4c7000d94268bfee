import type { Client } from '../clients/client.ts';
import { mayRegisterClients, maySeeClient, wayToEdit } from '../clients/client-access-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { AppError } from '../kernel/errors.ts';
import type { Actor, Capacity } from '../people/actor.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import type { Repo } from '../storage/store.ts';

export interface GetDraftDeps extends LoadActorDeps {
  drafts: Repo<PassportDraft>;
  clients: Repo<Client>;
}

/**
 * The actor's own draft, as long as the actor may do today what it is for: whoever substituted a manager, or
 * was one, keeps no way to the client's passport. Throws NOT_FOUND for everybody else.
 */
export async function getDraft(deps: GetDraftDeps, actor: string, id: string): Promise<PassportDraft> {
  return (await openDraft(deps, actor, id)).draft;
}

/** The draft, and in whose place the actor sends it. */
export async function openDraft(
  deps: GetDraftDeps,
  actor: string,
  id: string,
): Promise<{ draft: PassportDraft; way: Capacity }> {
  const [draft, viewer] = await Promise.all([deps.drafts.get(id), loadActor(deps, actor)]);
  const way = draft && (await findWayTo(deps, viewer, draft));
  if (!draft || !way) throw new AppError('NOT_FOUND', { message: `no draft ${id}` });
  return { draft, way };
}

/** Way on with a draft for this viewer today; null where there is none. */
export async function findWayTo(
  deps: Pick<GetDraftDeps, 'clients'>,
  viewer: Actor,
  draft: PassportDraft,
): Promise<Capacity | null> {
  const by = viewer.person._id;
  if (draft.owner !== by) return null;
  if (draft.purpose === 'registration') {
    return mayRegisterClients(viewer.person) ? { by, onBehalfOf: null } : null;
  }
  const client = draft.client ? await deps.clients.get(draft.client) : null;
  return client && maySeeClient(viewer, client) ? wayToEdit(viewer, client) : null;
}
