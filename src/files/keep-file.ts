import type { Clock } from '../kernel/clock.ts';
import type { Draft, Repo } from '../storage/store.ts';
import { deleteContent, writeContent } from './file-content.ts';
import { cleanFileName, fileTypeOf } from './file-names.ts';
import type { FileChunk, StoredFile } from './stored-file.ts';

export interface KeepFileDeps {
  files: Repo<StoredFile>;
  fileChunks: Repo<FileChunk>;
  clock: Clock;
  newId(): string;
}

/** Keeps a file that the product has made for one person; as it belongs nowhere, for a day. */
export async function keepFile(
  deps: KeepFileDeps,
  input: { actor: string; name: string; content: Uint8Array },
): Promise<StoredFile> {
  const reserved = await deps.files.insert(newFile(deps.clock, { ...input, id: deps.newId() }));
  try {
    const content = await writeContent(deps, reserved._id, once(input.content));
    return await deps.files.replace({ ...reserved, ...content, status: 'ready' });
  } catch (error) {
    await deleteContent(deps, reserved._id);
    await deps.files.delete(reserved._id, reserved.version);
    throw error;
  }
}

async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

/** Nobody has said where it belongs; its maker is who may have it. */
export function newFile(
  clock: Clock,
  { id, actor, name, fileType = '' }: { id: string; actor: string; name: string; fileType?: string },
): Draft<StoredFile> {
  const clean = cleanFileName(name);
  return {
    _id: id,
    name: clean,
    size: 0,
    sha256: '',
    type: fileTypeOf(clean, fileType),
    by: actor,
    at: new Date(clock.now()).toISOString(),
    status: 'fetching',
    chunks: 0,
    request: null,
    loose: true,
    pending: [],
    hasPending: false,
  };
}
