import { deleteContent } from '../files/file-content.ts';
import type { FileChunk, StoredFile } from '../files/stored-file.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import { getOwnFile, requireFree } from './attach-file.ts';

export interface DropFileDeps {
  files: Repo<StoredFile>;
  fileChunks: Repo<FileChunk>;
}

/** The sender does not want it kept after all. Throws NOT_FOUND, and FILE_TAKEN once it belongs somewhere. */
export async function discardFile(deps: DropFileDeps, input: { actor: string; file: string }): Promise<void> {
  const file = await getOwnFile(deps, input);
  requireFree(file);
  await dropFile(deps, file);
}

/**
 * The file is marked first, so that nobody attaches what has lost its content, and goes last, so that what a crash
 * leaves is found again; false when somebody just did something with it.
 */
export async function dropFile(deps: DropFileDeps, file: StoredFile): Promise<boolean> {
  try {
    const marked =
      file.status === 'dropped' ? file : await deps.files.replace({ ...file, status: 'dropped' });
    await deleteContent(deps, file._id);
    await deps.files.delete(file._id, marked.version);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
