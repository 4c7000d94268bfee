import { createHash, type Hash } from 'node:crypto';
import { AppError } from '../kernel/errors.ts';
import type { Repo } from '../storage/store.ts';
import { CHUNK_BYTES, chunkId, type FileChunk, type StoredFile } from './stored-file.ts';

interface ChunkDeps {
  fileChunks: Repo<FileChunk>;
}

export type Content = Pick<StoredFile, 'size' | 'sha256' | 'chunks'>;

/** Writes what comes, chunk by chunk, and tells what it was. */
export async function writeContent(
  deps: ChunkDeps,
  file: string,
  parts: AsyncIterable<Uint8Array>,
): Promise<Content> {
  const hash: Hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const content = { size: 0, chunks: 0 };
  let filled = 0;

  async function flush(): Promise<void> {
    if (filled === 0) return;
    const data = chunk.subarray(0, filled);
    hash.update(data);
    await deps.fileChunks.insert({ _id: chunkId(file, content.chunks), data: data.toString('base64') });
    content.chunks += 1;
    content.size += filled;
    filled = 0;
  }

  for await (const part of parts) {
    for (let at = 0; at < part.length; ) {
      const taken = Math.min(part.length - at, CHUNK_BYTES - filled);
      chunk.set(part.subarray(at, at + taken), filled);
      at += taken;
      filled += taken;
      if (filled === CHUNK_BYTES) await flush();
    }
  }
  await flush();
  return { ...content, sha256: hash.digest('hex') };
}

/** Throws INTERNAL when a chunk is missing or the whole is not what came in. */
export async function* readContent(deps: ChunkDeps, file: StoredFile): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  for (let n = 0; n < file.chunks; n += 1) {
    const chunk = await deps.fileChunks.get(chunkId(file._id, n));
    if (!chunk) throw new AppError('INTERNAL', { message: `chunk ${n} of file ${file._id} is missing` });
    const data = Buffer.from(chunk.data, 'base64');
    hash.update(data);
    if (n === file.chunks - 1 && hash.digest('hex') !== file.sha256) {
      throw new AppError('INTERNAL', { message: `file ${file._id} is not what came in` });
    }
    yield data;
  }
}

/**
 * Deletes every chunk there is, those of an unfinished fetch included. The last one goes first: of what a crash
 * leaves, none stands behind a gap where the next deletion would not find it.
 */
export async function deleteContent(deps: ChunkDeps, file: string): Promise<void> {
  const found: Pick<FileChunk, '_id' | 'version'>[] = [];
  for (;;) {
    const chunk = await deps.fileChunks.get(chunkId(file, found.length));
    if (!chunk) break;
    found.push({ _id: chunk._id, version: chunk.version });
  }
  for (const { _id, version } of found.toReversed()) await deps.fileChunks.delete(_id, version);
}
