import type { FileOffer, StoredFile } from '../files/stored-file.ts';
import { AppError } from '../kernel/errors.ts';
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
  request: string;
  file: string;
}

/** Throws NOT_FOUND for who may not see the request, and for a file that is not the request's. */
export async function offerFile(
  deps: OfferFileDeps,
  target: OfferTarget,
): Promise<{ offer: FileOffer; file: StoredFile }> {
  const file = await getVisibleFile(deps, target);
  const offer = await deps.fileOffers.insert({
    _id: deps.newId(),
    file: file._id,
    request: target.request,
    person: target.actor,
    status: 'offered',
    at: new Date(deps.clock.now()).toISOString(),
  });
  return { offer, file };
}

/** Files go to those who see their request at the moment of asking. */
export async function getVisibleFile(
  deps: OpenRequestDeps & { files: Repo<StoredFile> },
  { actor, request: requestId, file: id }: OfferTarget,
): Promise<StoredFile> {
  const { request } = await openRequest(deps, { actor, requestId });
  const file = filesOf(request).includes(id) ? await deps.files.get(id) : null;
  if (!file) throw new AppError('NOT_FOUND', { message: `no file ${id} in ${requestId}` });
  return file;
}
