import { maySeeClient } from '../clients/client-access-rules.ts';
import { AppError } from '../kernel/errors.ts';
import { listNotes, type NotePage } from '../notes/list-notes.ts';
import { loadActor } from '../people/find-actor.ts';
import type { LoadClientCardDeps } from './load-client-card.ts';

export type OpenNotesDeps = Pick<LoadClientCardDeps, 'clients' | 'directory' | 'clock' | 'notes'>;

/** One page of the notes on a client; a page behind the last is the last one. Throws NOT_FOUND. */
export async function openNotes(
  deps: OpenNotesDeps,
  { actor, client: id, page, count }: { actor: string; client: string; page: number; count: number },
): Promise<NotePage & { page: number }> {
  const [client, viewer] = await Promise.all([deps.clients.get(id), loadActor(deps, actor)]);
  if (!client || !maySeeClient(viewer, client)) {
    throw new AppError('NOT_FOUND', { message: `no notes on ${id} for this person` });
  }
  const asked = await listNotes(deps, id, { from: page * count, count });
  const last = Math.max(0, Math.ceil(asked.total / count) - 1);
  if (page <= last) return { ...asked, page };
  return { ...(await listNotes(deps, id, { from: last * count, count })), page: last };
}
