import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withSnapshot } from '../../../src/cli/with-snapshot.ts';
import { exportStore } from '../../../src/storage/backups/export-store.ts';
import { restoreStore } from '../../../src/storage/backups/restore-store.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import type { CollectionDef, Rec, Store } from '../../../src/storage/store.ts';
import { startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

interface Note extends Rec {
  text: string;
}

const NOTES: CollectionDef<Note> = { name: 'notes', indexes: [], keys: (note) => [`text:${note.text}`] };
const ENTRIES: CollectionDef<Note> = { name: 'entries', indexes: [], appendOnly: true };
const DEFS = [NOTES, ENTRIES] as unknown as CollectionDef<never>[];
const AT = '2026-11-22T10:00:00.000Z';

async function fill(store: Store, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await store.repo(NOTES).restore({ _id: `n${n}`, version: n + 1, text: `Ёлка\u2028${n}\n` });
  }
  await store.repo(ENTRIES).insert({ _id: 'e', text: 'x' });
}

async function documentsOf(store: Store): Promise<Note[]> {
  const documents: Note[] = [];
  for (const def of [NOTES, ENTRIES]) for await (const doc of store.repo(def).scan()) documents.push(doc);
  return documents;
}

function brokenBy(reason: string): object {
  return { code: 'BACKUP_BROKEN', details: { reason } };
}

describe('export and restore', () => {
  let folder: string;
  let source: Store;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'export-')), 'copy');
    source = openMemoryStore();
    await fill(source, 620);
  });

  afterEach(async () => {
    await source.close();
    await rm(join(folder, '..'), { recursive: true });
  });

  it('bring every document back with its version', async () => {
    const manifest = await exportStore(source, DEFS, folder, AT);
    const target = openMemoryStore();

    await restoreStore(target, DEFS, folder);

    expect(manifest.collections.map(({ name, count }) => [name, count])).toEqual([
      ['notes', 620],
      ['entries', 1],
    ]);
    expect(await documentsOf(target)).toEqual(await documentsOf(source));
    expect(await target.repo(NOTES).count({ index: '', eq: {}, keys: ['text:Ёлка\u20287\n'] })).toBe(1);
  });

  it('move from one kind of store to the other', async () => {
    await exportStore(source, DEFS, folder, AT);
    const double = await startMongoDouble();
    const target = await openMongoStore(double.uri);

    await restoreStore(target, DEFS, folder);

    expect(await documentsOf(target)).toEqual(await documentsOf(source));
    await target.close();
    await double.close();
  });

  it('keep the copy to its owner and never overwrite one', async () => {
    await exportStore(source, DEFS, folder, AT);

    expect((await stat(join(folder, 'notes.jsonl'))).mode & 0o077).toBe(0);
    await expect(exportStore(source, DEFS, folder, AT)).rejects.toMatchObject({ code: 'FOLDER_USED' });
  });

  it('refuse a store that holds anything', async () => {
    await exportStore(source, DEFS, folder, AT);

    await expect(restoreStore(source, DEFS, folder)).rejects.toMatchObject({ code: 'STORE_NOT_EMPTY' });
  });

  it.each<[string, (folder: string) => Promise<void>, object?]>([
    ['a missing file', (at) => rm(join(at, 'entries.jsonl')), brokenBy('unreadable')],
    ['a missing manifest', (at) => rm(join(at, 'manifest.json')), { code: 'BACKUP_MISSING' }],
    ['half a manifest', (at) => truncate(join(at, 'manifest.json'), 40), brokenBy('manifest')],
    ['an added line', (at) => appendFile(join(at, 'notes.jsonl'), '{"_id":"x","version":1,"text":"x"}\n')],
    ['a changed letter', (at) => edit(join(at, 'notes.jsonl'), 'Ёлка', 'Палка'), brokenBy('changed')],
    [
      'another schema',
      (at) => edit(join(at, 'manifest.json'), '"schema": 1', '"schema": 2'),
      brokenBy('schema'),
    ],
    [
      'an unknown collection',
      (at) => edit(join(at, 'manifest.json'), '"entries"', '"others"'),
      brokenBy('collection'),
    ],
    ['a path in place of a name', (at) => edit(join(at, 'manifest.json'), '"entries"', '"../entries"')],
  ])('refuse %s before anything is written', async (_, damage, refusal = { code: 'BACKUP_BROKEN' }) => {
    await exportStore(source, DEFS, folder, AT);
    await damage(folder);
    const target = openMemoryStore();

    await expect(restoreStore(target, DEFS, folder)).rejects.toMatchObject(refusal);

    expect(await documentsOf(target)).toEqual([]);
  });

  it('see a snapshot that later writes do not reach', async () => {
    const store = openSqliteStore(join(folder, '..', 'live.sqlite'));
    await store.repo(NOTES).insert({ _id: 'a', text: 'before' });

    const seen = await withSnapshot(store, async (snapshot) => {
      await store.repo(NOTES).insert({ _id: 'b', text: 'after' });
      return documentsOf(snapshot);
    });

    expect(seen.map((doc) => doc._id)).toEqual(['a']);
    await store.close();
  });
});

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(from, to));
}
