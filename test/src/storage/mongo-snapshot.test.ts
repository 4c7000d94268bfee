import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { withSnapshot } from '../../../src/cli/with-snapshot.ts';
import { exportStore } from '../../../src/storage/backups/export-store.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { CollectionDef, Rec, Store } from '../../../src/storage/store.ts';
import { Fault } from '../../contracts/mongo-double/fault.ts';
import {
  type MongoDouble,
  type MongoDoubleOptions,
  startMongoDouble,
} from '../../contracts/mongo-double/start-mongo-double.ts';

interface Note extends Rec {
  text: string;
}

const NOTES: CollectionDef<Note> = { name: 'notes', indexes: [] };
const ENTRIES: CollectionDef<Note> = { name: 'entries', indexes: [], appendOnly: true };
const DEFS = [NOTES, ENTRIES] as unknown as CollectionDef<never>[];

let double: MongoDouble;
let store: Store;
let folder: string;

async function open(options: MongoDoubleOptions = {}): Promise<void> {
  double = await startMongoDouble(options);
  store = await openMongoStore(double.uri);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
});

afterEach(async () => {
  await store.close();
  await double.close();
  await rm(folder, { recursive: true });
});

const copy = (from: Store) => exportStore(from, DEFS, join(folder, 'copy'), '2026-11-27T10:00:00.000Z');

async function exported(name: string): Promise<string[]> {
  const text = await readFile(join(folder, 'copy', `${name}.jsonl`), 'utf8');
  return text.trim().split('\n');
}

describe('an export beside a running bot on MongoDB', () => {
  beforeEach(async () => {
    await open();
    for (let n = 0; n < 450; n += 1) await store.repo(NOTES).insert({ _id: `n${n}`, text: 'before' });
  });

  it('shows one moment, whatever is written while it goes on', async () => {
    await withSnapshot(store, async (snapshot) => {
      for await (const note of store.repo(NOTES).scan()) {
        await store.repo(NOTES).replace({ ...note, text: 'after' });
      }
      await store.repo(NOTES).delete('n7', 2);
      await store.repo(ENTRIES).insert({ _id: 'e', text: 'after' });
      return copy(snapshot);
    });

    const notes = await exported('notes');
    expect(notes).toHaveLength(450);
    expect(notes.filter((line) => line.includes('after'))).toEqual([]);
    expect(await exported('entries')).toEqual(['']);
    expect((await store.repo(NOTES).get('n1'))?.text).toBe('after');
  });

  it('shows what a majority has, and no write that may be taken back', async () => {
    double.stallMajority();
    const quick = await openMongoStore(double.uri, { patience: { majorityMs: 20, rereadMs: 500 } });
    await expect(quick.repo(NOTES).insert({ _id: 'unsure', text: 'x' })).rejects.toMatchObject({
      code: 'STORE_SILENT',
    });

    await withSnapshot(store, copy);

    expect((await exported('notes')).filter((line) => line.includes('unsure'))).toEqual([]);
    double.recover();
    await quick.close();
  });

  it('ends with a sentence when the server forgets that moment', async () => {
    const lost = withSnapshot(store, async (snapshot) => {
      double.forgetSnapshots();
      return copy(snapshot);
    });

    await expect(lost).rejects.toMatchObject({ code: 'SNAPSHOT_LOST' });
  });

  it('gives the snapshot back, and writes nothing into it', async () => {
    const seen = await withSnapshot(store, async (snapshot) => {
      await expect(snapshot.repo(NOTES).insert({ _id: 'x', text: 'x' })).rejects.toThrow('read only');
      return snapshot.repo(NOTES).count({ index: '', eq: {} });
    });

    expect(seen).toBe(450);
    expect(await store.repo(NOTES).get('x')).toBeNull();
  });
});

describe('a server without snapshots', () => {
  it.each<[string, MongoDoubleOptions]>([
    ['standing alone', { standalone: true }],
    ['of version 4.4', { wireVersion: 9 }],
    ['that does not heed the wish', { heedsSnapshots: false }],
  ])('%s refuses the export, and nothing is written', async (_, options) => {
    await open(options);

    await expect(withSnapshot(store, copy)).rejects.toMatchObject({ code: 'NO_SNAPSHOT' });
    await expect(exported('notes')).rejects.toThrow('ENOENT');
  });

  it('is not mistaken for one that does not answer', async () => {
    await open();
    double.refuseNext('find', new Fault(11600, 'InterruptedAtShutdown', 'shutting down'), 2);

    await expect(withSnapshot(store, copy)).rejects.toMatchObject({ code: 'STORE_SILENT' });
  });
});
