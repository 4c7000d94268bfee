import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../../src/product/open-store.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import type { CollectionDef, Rec } from '../../../src/storage/store.ts';

interface Note extends Rec {
  text: string;
}

const NOTES: CollectionDef<Note> = {
  name: 'some-notes',
  indexes: [{ name: 'text', eq: ['text'] }],
  keys: (note) => [`text:${note.text}`],
};

function migratable(def: CollectionDef<Note>): CollectionDef<never>[] {
  return [def] as unknown as CollectionDef<never>[];
}

describe('SQLite store', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
    file = join(folder, 'data.sqlite');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('keeps a write-ahead log', async () => {
    const store = openSqliteStore(file);
    await store.repo(NOTES).insert({ _id: 'a', text: 'x' });
    await store.close();

    const reader = new DatabaseSync(file);
    expect(reader.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    reader.close();
  });

  it('keeps what was written for the next process', async () => {
    const store = openSqliteStore(file);
    const saved = await store.repo(NOTES).insert({ _id: 'a', text: 'x' });
    await store.close();

    const again = openSqliteStore(file);
    expect(await again.repo(NOTES).get('a')).toEqual(saved);
    await again.close();
  });

  it('is swapped on by two stores on one file without losing a write', async () => {
    const stores = [openSqliteStore(file), openSqliteStore(file)];
    const repos = stores.map((store) => store.repo(NOTES));
    await repos[0]?.insert({ _id: 'a', text: '0' });

    for (let n = 1; n <= 20; n += 1) {
      const repo = repos[n % 2];
      const current = await repo?.get('a');
      if (current) await repo?.replace({ ...current, text: String(n) });
    }

    expect(await repos[0]?.get('a')).toEqual({ _id: 'a', text: '20', version: 21 });
    for (const store of stores) await store.close();
  });

  it('copies itself to a file while it is open', async () => {
    const store = openSqliteStore(file);
    await store.repo(NOTES).insert({ _id: 'a', text: 'x' });

    await store.backup?.(join(folder, 'copy.sqlite'));
    await store.close();

    const copy = openSqliteStore(join(folder, 'copy.sqlite'));
    expect(await copy.repo(NOTES).get('a')).toMatchObject({ text: 'x' });
    await copy.close();
  });

  it('builds an index anew that is declared otherwise', async () => {
    const store = openSqliteStore(file);
    await store.repo(NOTES).insert({ _id: 'a', text: 'x' });
    await store.close();

    const again = openSqliteStore(file);
    const changed = again.repo({ ...NOTES, indexes: [{ name: 'text', eq: ['text'], unique: true }] });
    await expect(changed.insert({ _id: 'b', text: 'x' })).rejects.toMatchObject({ index: 'text' });
    await again.close();
  });

  it('brings keys in line with a new declaration when migrated', async () => {
    const store = openSqliteStore(file);
    await store.repo(NOTES).insert({ _id: 'a', text: 'x' });
    await store.close();

    const def: CollectionDef<Note> = { ...NOTES, keys: (note) => [`new:${note.text}`] };
    const again = openSqliteStore(file);
    await again.migrate(migratable(def));

    expect(await again.repo(def).count({ index: '', eq: {}, keys: ['new:x'] })).toBe(1);
    expect(await again.repo(def).count({ index: '', eq: {}, keys: ['text:x'] })).toBe(0);
    expect((await again.repo(def).get('a'))?.version).toBe(1);
    await again.close();
  });

  it('guards an append-only collection in the file itself', async () => {
    const store = openSqliteStore(file);
    await store.repo({ ...NOTES, appendOnly: true }).insert({ _id: 'a', text: 'x' });
    await store.close();

    const stranger = new DatabaseSync(file);
    expect(() => stranger.exec(`DELETE FROM "some-notes"`)).toThrow('append only');
    expect(() => stranger.exec(`UPDATE "some-notes" SET body = '{}'`)).toThrow('append only');
    stranger.close();
  });
});

describe('openStore', () => {
  it('creates the folder of the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'));

    const store = await openStore({ dataFile: join(folder, 'deep/er/data.sqlite') });

    await store.repo(NOTES).insert({ _id: 'a', text: 'x' });
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('chooses MongoDB by its URI', async () => {
    const unreachable = 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50';

    await expect(openStore({ mongodbUri: unreachable, dataFile: '/never/created' })).rejects.toThrow();
  });
});
