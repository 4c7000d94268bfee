import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../kernel/errors.ts';
import { asPathFailure } from '../../kernel/path-failure.ts';
import { makeOwnFolder, OWNER_ONLY } from '../own-folder.ts';
import type { CollectionDef, Rec, Store } from '../store.ts';
import {
  type CollectionEntry,
  fileOf,
  MANIFEST_FILE,
  type Manifest,
  SCHEMA_VERSION,
} from './backup-manifest.ts';

const CHUNK = 256 * 1024;

/** One JSONL file per collection and a manifest. Never overwrites an earlier export. Throws FOLDER_USED, PATH_REFUSED. */
export async function exportStore(
  store: Store,
  defs: CollectionDef<never>[],
  folder: string,
  exportedAt: string,
): Promise<Manifest> {
  try {
    return await writeExport(store, defs, folder, exportedAt);
  } catch (error) {
    throw asPathFailure(error, folder);
  }
}

async function writeExport(
  store: Store,
  defs: CollectionDef<never>[],
  folder: string,
  exportedAt: string,
): Promise<Manifest> {
  makeOwnFolder(folder);
  await refuseUsed(folder);
  const collections: CollectionEntry[] = [];
  for (const def of defs) {
    const documents = store.repo(def as unknown as CollectionDef<Rec>).scan();
    collections.push({ name: def.name, ...(await writeLines(join(folder, fileOf(def)), documents)) });
  }
  const manifest = { schema: SCHEMA_VERSION, exportedAt, collections };
  await writeNew(join(folder, MANIFEST_FILE), (file) =>
    file.appendFile(`${JSON.stringify(manifest, null, 2)}\n`),
  );
  return manifest;
}

async function refuseUsed(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.some((name) => name.endsWith('.jsonl') || name === MANIFEST_FILE)) {
    throw new AppError('FOLDER_USED', { details: { folder } });
  }
}

async function writeLines(
  path: string,
  documents: AsyncIterable<Rec>,
): Promise<{ count: number; sha256: string }> {
  const hash = createHash('sha256');
  let count = 0;
  await writeNew(path, async (file) => {
    let chunk = '';
    for await (const doc of documents) {
      count += 1;
      chunk += `${JSON.stringify(doc)}\n`;
      if (chunk.length < CHUNK) continue;
      hash.update(chunk);
      await file.appendFile(chunk);
      chunk = '';
    }
    hash.update(chunk);
    await file.appendFile(chunk);
  });
  return { count, sha256: hash.digest('hex') };
}

async function writeNew(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'wx', OWNER_ONLY.file);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
