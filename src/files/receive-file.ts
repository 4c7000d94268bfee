import { createHash } from 'node:crypto';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import { deleteContent, writeContent } from './file-content.ts';
import type { FileHost } from './file-host.ts';
import { newFile } from './keep-file.ts';
import { type FileChunk, MAX_FILE_BYTES, type StoredFile } from './stored-file.ts';

export interface ReceiveFileDeps {
  files: Repo<StoredFile>;
  fileChunks: Repo<FileChunk>;
  fileHost: FileHost;
  clock: Clock;
}

export interface ReceiveFileInput {
  actor: string;
  /** The same for the same file of the same message, however often Teams sends it. */
  key: string;
  name: string;
  fileType: string;
  downloadUrl: string;
}

/**
 * Fetches a file at once, as the sender's link is not the readers', and lives for minutes only. Null for one
 * that came before. Throws FILE_HOST, FILE_TOO_LARGE, FILE_GONE, FILE_EMPTY; then nothing is kept.
 */
export async function receiveFile(
  deps: ReceiveFileDeps,
  input: ReceiveFileInput,
): Promise<StoredFile | null> {
  if (!deps.fileHost.isAllowed(input.downloadUrl)) throw new AppError('FILE_HOST');
  const reserved = await reserve(deps, input);
  if (!reserved) return null;
  try {
    const parts = deps.fileHost.download(input.downloadUrl, MAX_FILE_BYTES);
    const content = await writeContent(deps, reserved._id, parts);
    if (content.size === 0) throw new AppError('FILE_EMPTY');
    return await deps.files.replace({ ...reserved, ...content, status: 'ready' });
  } catch (error) {
    await deleteContent(deps, reserved._id);
    await deps.files.delete(reserved._id, reserved.version);
    throw error;
  }
}

async function reserve(deps: ReceiveFileDeps, input: ReceiveFileInput): Promise<StoredFile | null> {
  const id = createHash('sha256').update(`${input.actor}|${input.key}`).digest('hex').slice(0, 32);
  const draft = newFile(deps.clock, { ...input, id });
  try {
    return await deps.files.insert(draft);
  } catch (error) {
    if (error instanceof DuplicateKey) return null;
    throw error;
  }
}
