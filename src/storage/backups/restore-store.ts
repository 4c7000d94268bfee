import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../kernel/errors.ts';
import { type CollectionDef, DuplicateKey, type Rec, type Repo, type Store } from '../store.ts';
import { migrateStore } from '../store-version.ts';
import {
  type CollectionEntry,
  fileOf,
  MANIFEST,
  MANIFEST_FILE,
  type Manifest,
  SCHEMA_VERSION,
} from './backup-manifest.ts';
import { halfRestored, noteRestored, noteRestoring, type Restoring, readRestoring } from './restore-marks.ts';

const BATCH = 500;

/**
 * Brings an export back, versions kept, and leaves the store a copy that writes to nobody. Throws BACKUP_MISSING,
 * BACKUP_BROKEN, STORE_NOT_EMPTY or STORE_HALF_RESTORED before anything is written: every file is read through and compared with the
 * manifest first. With `again`, what a restore of the same export left behind is completed; of another one it throws
 * BACKUP_OTHER.
 */
export async function restoreStore(
  store: Store,
  defs: CollectionDef<never>[],
  folder: string,
  { again = false }: { again?: boolean } = {},
): Promise<Manifest> {
  const { manifest, restoring } = await readManifest(folder);
  const known = new Map(defs.map((def) => [def.name, def as unknown as CollectionDef<Rec>]));
  for (const entry of manifest.collections) {
    if (!known.has(entry.name)) throw broken('collection', entry.name);
    await checkFile(folder, entry);
  }
  await begin(store, [...known.values()], restoring, again);
  await migrateStore(store, defs);
  for (const entry of manifest.collections) {
    const def = known.get(entry.name);
    if (def) await restoreFile(store.repo(def), join(folder, fileOf(entry)), again);
  }
  await requireWhole(store, [...known.values()], manifest);
  await noteRestored(store, restoring);
  return manifest;
}

async function begin(
  store: Store,
  defs: CollectionDef<Rec>[],
  restoring: Restoring,
  again: boolean,
): Promise<void> {
  const begun = await readRestoring(store);
  if (begun) {
    if (!again) throw halfRestored(begun);
    if (begun.sha256 === restoring.sha256) return;
    throw new AppError('BACKUP_OTHER', { details: { exportedAt: begun.exportedAt } });
  }
  for (const def of defs) {
    if ((await countAll(store, def)) > 0) {
      throw new AppError('STORE_NOT_EMPTY', { details: { collection: def.name } });
    }
  }
  await noteRestoring(store, restoring);
}

/** Throws RESTORE_INCOMPLETE. */
async function requireWhole(store: Store, defs: CollectionDef<Rec>[], manifest: Manifest): Promise<void> {
  for (const def of defs) {
    const wanted = manifest.collections.find(({ name }) => name === def.name)?.count ?? 0;
    const found = await countAll(store, def);
    if (found === wanted) continue;
    throw new AppError('RESTORE_INCOMPLETE', { details: { collection: def.name, found, wanted } });
  }
}

function countAll(store: Store, def: CollectionDef<Rec>): Promise<number> {
  return store.repo(def).count({ index: '', eq: {} });
}

async function readManifest(folder: string): Promise<{ manifest: Manifest; restoring: Restoring }> {
  let manifest: Manifest;
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
    manifest = MANIFEST.parse(JSON.parse(text));
  } catch (cause) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(String((cause as NodeJS.ErrnoException).code));
    if (isMissing) throw new AppError('BACKUP_MISSING', { details: { folder }, cause });
    throw broken('manifest', MANIFEST_FILE, cause);
  }
  if (manifest.schema !== SCHEMA_VERSION) throw broken('schema', String(manifest.schema));
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { manifest, restoring: { exportedAt: manifest.exportedAt, sha256 } };
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
    throw broken('unreadable', fileOf(entry), cause);
  }
  if (count !== entry.count || hash.digest('hex') !== entry.sha256) {
    throw broken('changed', fileOf(entry));
  }
}

async function restoreFile(repo: Repo<Rec>, path: string, again: boolean): Promise<void> {
  let batch: Rec[] = [];
  // Begun together and awaited at once: one that failed while the next line is read would end the process.
  const restore = () => Promise.all(batch.map((doc) => restoreDocument(repo, doc, again)));
  for await (const line of readLines(path)) {
    batch.push(JSON.parse(line) as Rec);
    if (batch.length < BATCH) continue;
    await restore();
    batch = [];
  }
  await restore();
}

async function restoreDocument(repo: Repo<Rec>, doc: Rec, again: boolean): Promise<void> {
  try {
    await repo.restore(doc);
  } catch (error) {
    const isThere = again && error instanceof DuplicateKey && (await repo.get(doc._id)) !== null;
    if (!isThere) throw error;
  }
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

type Breach = 'manifest' | 'schema' | 'collection' | 'unreadable' | 'changed';

function broken(reason: Breach, what: string, cause?: unknown): AppError {
  return new AppError('BACKUP_BROKEN', { message: `${reason}: ${what}`, cause, details: { reason, what } });
}
