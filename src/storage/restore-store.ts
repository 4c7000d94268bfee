import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import {
  type CollectionEntry,
  fileOf,
  MANIFEST,
  MANIFEST_FILE,
  type Manifest,
  SCHEMA_VERSION,
} from './backup-manifest.ts';
import type { CollectionDef, Rec, Repo, Store } from './store.ts';
import { migrateStore } from './store-version.ts';

const BATCH = 500;

/**
 * Brings an export back, versions kept. Throws BACKUP_BROKEN or STORE_NOT_EMPTY before anything is written:
 * every file is read through and compared with the manifest first.
 */
export async function restoreStore(
  store: Store,
  defs: CollectionDef<never>[],
  folder: string,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const known = new Map(defs.map((def) => [def.name, def as unknown as CollectionDef<Rec>]));
  for (const entry of manifest.collections) {
    if (!known.has(entry.name)) throw broken(`unknown collection ${entry.name}`);
    await checkFile(folder, entry);
  }
  for (const def of known.values()) {
    if ((await store.repo(def).count({ index: '', eq: {} })) > 0) {
      throw new AppError('STORE_NOT_EMPTY', { details: { collection: def.name } });
    }
  }
  await migrateStore(store, defs);
  for (const entry of manifest.collections) {
    const def = known.get(entry.name);
    if (def) await restoreFile(store.repo(def), join(folder, fileOf(entry)));
  }
  return manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = MANIFEST.parse(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')));
  } catch (cause) {
    throw broken('no readable manifest', cause);
  }
  if (manifest.schema !== SCHEMA_VERSION) throw broken(`schema ${manifest.schema}, not ${SCHEMA_VERSION}`);
  return manifest;
}

async function checkFile(folder: string, entry: CollectionEntry): Promise<void> {
  const hash = createHash('sha256');
  let count = 0;
  try {
    for await (const line of readLines(join(folder, fileOf(entry)))) {
      hash.update(line).update('\n');
      count += 1;
    }
  } catch (cause) {
    throw broken(`${fileOf(entry)} cannot be read`, cause);
  }
  if (count !== entry.count || hash.digest('hex') !== entry.sha256) {
    throw broken(`${fileOf(entry)} is not what was exported`);
  }
}

async function restoreFile(repo: Repo<Rec>, path: string): Promise<void> {
  let batch: Promise<void>[] = [];
  for await (const line of readLines(path)) {
    batch.push(repo.restore(JSON.parse(line) as Rec));
    if (batch.length < BATCH) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
}

/** By line feed alone: JSON leaves other line separators inside its strings. */
async function* readLines(path: string): AsyncIterable<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function broken(message: string, cause?: unknown): AppError {
  return new AppError('BACKUP_BROKEN', { message, cause, details: { reason: message } });
}
