import { changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { FILES, type StoredFile } from '../files/stored-file.ts';
import { AppError } from '../kernel/errors.ts';
import { filesOf, MAX_FILES_PER_REQUEST, mayAddFile } from '../requests/rights/file-rules.ts';
import { type OpenRequestDeps, openRequest, type RequestView } from '../requests/views/open-request.ts';
import type { Repo } from '../storage/store.ts';

export interface AttachFileDeps extends OpenRequestDeps {
  files: Repo<StoredFile>;
  relay: Relay;
}

/**
 * Says which request the sender's own file belongs to; saying it again changes nothing. Throws NOT_FOUND for
 * a file of others and a request that may not be seen, NOT_OPEN, FILES_FULL, and FILE_TAKEN.
 */
export async function attachFile(
  deps: AttachFileDeps,
  input: { actor: string; file: string; request: string },
): Promise<RequestView> {
  const target = { actor: input.actor, requestId: input.request };
  const view = await openRequest(deps, target);
  await changeDocument(
    deps.relay,
    deps.files,
    FILES.name,
    () => getOwnFile(deps, input),
    (file) => {
      if (file.request === input.request) return null;
      requireFree(file);
      requireRoom(view, input.actor);
      return {
        doc: { ...file, request: input.request, loose: false },
        effects: [{ name: 'request.add-file', args: { request: input.request, file: file._id } }],
      };
    },
  );
  return openRequest(deps, target);
}

function requireRoom({ request, abilities }: RequestView, actor: string): void {
  if (!mayAddFile(actor, request, abilities)) throw new AppError('NOT_OPEN');
  if (filesOf(request).length >= MAX_FILES_PER_REQUEST) {
    throw new AppError('FILES_FULL', { details: { max: MAX_FILES_PER_REQUEST } });
  }
}

/** Throws FILE_TAKEN for a file that belongs somewhere already. */
export function requireFree({ request, client }: Pick<StoredFile, 'request' | 'client'>): void {
  const taken = request ?? client ?? null;
  if (taken !== null) throw new AppError('FILE_TAKEN', { details: { request: taken } });
}

/** Files of somebody else are not there. */
export async function getOwnFile(
  deps: { files: Repo<StoredFile> },
  { actor, file: id }: { actor: string; file: string },
): Promise<StoredFile> {
  const file = await deps.files.get(id);
  if (!file || file.by !== actor || file.status !== 'ready') {
    throw new AppError('NOT_FOUND', { message: `no file ${id} of this person` });
  }
  return file;
}
