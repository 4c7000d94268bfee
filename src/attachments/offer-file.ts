import type { Client } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import type { FileOffer, FilePlace, StoredFile } from '../files/stored-file.ts';
import { AppError } from '../kernel/errors.ts';
import { loadActor } from '../people/find-actor.ts';
import { filesOf } from '../requests/rights/file-rules.ts';
import { type OpenRequestDeps, openRequest } from '../requests/views/open-request.ts';
import type { Repo } from '../storage/store.ts';

export interface OfferFileDeps extends OpenRequestDeps {
  files: Repo<StoredFile>;
  fileOffers: Repo<FileOffer>;
  newId(): string;
}

export interface OfferTarget {
  actor: string;
  place: FilePlace;
  file: string;
}

/** Throws NOT_FOUND for who may not see the request or client, and for a file that is not its own. */
export async function offerFile(
  deps: OfferFileDeps,
  target: OfferTarget,
): Promise<{ offer: FileOffer; file: StoredFile }> {
  const file = await getVisibleFile(deps, target);
  const offer = await deps.fileOffers.insert({
    _id: deps.newId(),
    file: file._id,
    ...('client' in target.place ? { request: '', client: target.place.client } : target.place),
    person: target.actor,
    status: 'offered',
    at: new Date(deps.clock.now()).toISOString(),
  });
  return { offer, file };
}

/** Files go to those who see their request or client at the moment of asking. */
export async function getVisibleFile(
  deps: OpenRequestDeps & { files: Repo<StoredFile> },
  { actor, place, file: id }: OfferTarget,
): Promise<StoredFile> {
  const files =
    'client' in place
      ? ((await getVisibleClient(deps, actor, place.client)).files ?? [])
      : filesOf((await openRequest(deps, { actor, requestId: place.request })).request);
  const file = files.includes(id) ? await deps.files.get(id) : null;
  if (!file) throw new AppError('NOT_FOUND', { message: `no file ${id} in ${JSON.stringify(place)}` });
  return file;
}

/** Files of a client as this person may have them, the latest first. Throws NOT_FOUND. */
export async function listClientFiles(
  deps: Pick<OpenRequestDeps, 'clients' | 'directory' | 'clock'> & { files: Repo<StoredFile> },
  { actor, client: id }: { actor: string; client: string },
): Promise<{ client: Client; files: StoredFile[] }> {
  const client = await getVisibleClient(deps, actor, id);
  const files = await Promise.all((client.files ?? []).map((file) => deps.files.get(file)));
  return { client, files: files.filter((file) => file !== null).toReversed() };
}

async function getVisibleClient(
  deps: Pick<OpenRequestDeps, 'clients' | 'directory' | 'clock'>,
  actor: string,
  id: string,
): Promise<Client> {
  const [client, viewer] = await Promise.all([deps.clients.get(id), loadActor(deps, actor)]);
  if (client && maySeeClient(viewer, client)) return client;
  throw new AppError('NOT_FOUND', { message: `no client ${id} for this person` });
}
