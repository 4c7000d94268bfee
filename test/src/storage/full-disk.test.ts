import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import type { Rec, Repo, Store } from '../../../src/storage/store.ts';
import { type LimitedDisk, openLimitedDisk } from '../../helpers/limited-disk.ts';

interface Note extends Rec {
  text: string;
}

const NOTES = { name: 'notes', indexes: [], keys: (note: Note) => [note.text.slice(0, 1)] };

let folder: string;
let disk: LimitedDisk;
let store: Store;
let notes: Repo<Note>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'full-'));
  disk = openLimitedDisk(join(folder, 'data.db'));
  store = createSqliteStore(disk.db);
  notes = store.repo<Note>(NOTES);
  await notes.insert({ _id: 'before', text: 'x' });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function big(id: string) {
  return { _id: id, text: id.repeat(50_000) };
}

async function idsOf(): Promise<string[]> {
  return (await notes.find({ index: '', eq: {}, limit: 50 })).items.map(({ _id }) => _id);
}

describe('a full disk', () => {
  it('fails every write of the turn, and what was read of them, with its own error', async () => {
    disk.fill();

    const outcomes = await Promise.allSettled([
      notes.insert({ _id: 'a', text: 'small' }),
      notes.get('a'),
      notes.insert(big('b')),
    ]);

    expect(outcomes).toEqual(
      outcomes.map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'STORE_FULL' }) })),
    );
    expect(await idsOf()).toEqual(['before']);
  });

  it('keeps what is told to have been written in the same turn after it', async () => {
    disk.fill();

    const outcomes = await Promise.allSettled([
      notes.insert({ _id: 'a', text: 'small' }),
      notes.insert(big('b')),
      notes.replace({ _id: 'before', version: 1, text: 'y' }),
      notes.get('before'),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
    expect(outcomes[3]).toMatchObject({ value: { text: 'y', version: 2 } });
    expect(await idsOf()).toEqual(['before']);
    expect(await notes.count({ index: '', eq: {}, keys: ['y'] })).toBe(1);
  });

  it('is what the ping says until there is room for a document again', async () => {
    disk.fill();
    await store.ping();
    await expect(notes.insert(big('a'))).rejects.toMatchObject({ code: 'STORE_FULL' });

    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_FULL' });
    await notes.replace({ _id: 'before', version: 1, text: 'y' });
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_FULL' });

    disk.empty();
    await store.ping();
    await notes.insert(big('a'));
    expect(await idsOf()).toEqual(['a', 'before']);
  });

  it('says nothing of a write that is refused for other reasons', async () => {
    await expect(notes.insert({ _id: 'before', text: 'x' })).rejects.toMatchObject({ name: 'DuplicateKey' });

    await store.ping();
    expect(disk.db.isFailing()).toBe(false);
  });
});
