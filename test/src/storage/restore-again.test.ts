import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exportStore } from '../../../src/storage/backups/export-store.ts';
import { readCopy, refuseHalfRestored } from '../../../src/storage/backups/restore-marks.ts';
import { restoreStore } from '../../../src/storage/backups/restore-store.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { CollectionDef, Rec, Store } from '../../../src/storage/store.ts';
import { startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';

interface Note extends Rec {
  text: string;
}

const NOTES: CollectionDef<Note> = { name: 'notes', indexes: [{ name: 'text', eq: ['text'], unique: true }] };
const ENTRIES: CollectionDef<Note> = { name: 'entries', indexes: [], appendOnly: true };
const DEFS = [NOTES, ENTRIES] as unknown as CollectionDef<never>[];

async function openDouble(): Promise<Store> {
  const double = await startMongoDouble();
  const store = await openMongoStore(double.uri);
  return { ...store, close: () => store.close().then(double.close) };
}

async function exportNotes(folder: string, at: string, count: number): Promise<string> {
  const source = openMemoryStore();
  for (let n = 0; n < count; n += 1) {
    await source.repo(NOTES).restore({ _id: `n${n}`, version: n + 1, text: `${at} ${n}` });
    await source.repo(ENTRIES).insert({ _id: `e${n}`, text: 'x' });
  }
  await exportStore(source, DEFS, join(folder, at), `${at}T10:00:00.000Z`);
  await source.close();
  return join(folder, at);
}

async function documentsOf(store: Store): Promise<Note[]> {
  const documents: Note[] = [];
  for (const def of [NOTES, ENTRIES]) for await (const doc of store.repo(def).scan()) documents.push(doc);
  return documents;
}

describe.each([
  ['SQLite', async () => openMemoryStore()],
  ['MongoDB', openDouble],
])('a restore that dies on %s', (_, open) => {
  let folder: string;
  let backup: string;
  let other: string;
  let target: Store;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restore-'));
    backup = await exportNotes(folder, '2026-11-22', 4);
    other = await exportNotes(folder, '2026-11-23', 4);
    target = await open();
  });

  afterEach(async () => {
    await target.close();
    await rm(folder, { recursive: true });
  });

  it('at any write is refused by all but the same restore, which completes it', async () => {
    const whole = await open();
    const mortal = createMortalStore(whole, Number.POSITIVE_INFINITY);
    await restoreStore(mortal, DEFS, backup);
    const writes = mortal.writes();
    const wanted = await documentsOf(whole);
    await whole.close();
    expect(writes).toBe(12);

    for (let n = 1; n <= writes; n += 1) {
      const store = await open();
      await expect(restoreStore(createMortalStore(store, n), DEFS, backup)).rejects.toThrow();

      const isBegun = n > 1;
      if (isBegun) {
        await expect(refuseHalfRestored(store)).rejects.toMatchObject({
          code: 'STORE_HALF_RESTORED',
          details: { exportedAt: '2026-11-22T10:00:00.000Z' },
        });
        await expect(restoreStore(store, DEFS, backup)).rejects.toMatchObject({
          code: 'STORE_HALF_RESTORED',
        });
        await expect(restoreStore(store, DEFS, other, { again: true })).rejects.toMatchObject({
          code: 'BACKUP_OTHER',
        });
      }
      await restoreStore(store, DEFS, backup, { again: true });

      await expect(refuseHalfRestored(store)).resolves.toBeUndefined();
      expect(await documentsOf(store)).toEqual(wanted);
      expect(await readCopy(store)).toMatchObject({ exportedAt: '2026-11-22T10:00:00.000Z' });
      await store.close();
    }
  });

  it('and finds more than the export holds says so, and stays refused', async () => {
    await expect(restoreStore(createMortalStore(target, 5), DEFS, backup)).rejects.toThrow();
    await target.repo(NOTES).insert({ _id: 'stranger', text: 'not of the export' });

    await expect(restoreStore(target, DEFS, backup, { again: true })).rejects.toMatchObject({
      code: 'RESTORE_INCOMPLETE',
      details: { collection: 'notes', found: 5, wanted: 4 },
    });

    await expect(refuseHalfRestored(target)).rejects.toMatchObject({ code: 'STORE_HALF_RESTORED' });
  });

  it('and meets something else under a unique value does not pass it over', async () => {
    await expect(restoreStore(createMortalStore(target, 3), DEFS, backup)).rejects.toThrow();
    await target.migrate(DEFS);
    await target.repo(NOTES).insert({ _id: 'stranger', text: '2026-11-22 3' });

    await expect(restoreStore(target, DEFS, backup, { again: true })).rejects.toThrow('duplicate text');
  });

  it('is none where nothing was begun: again is as good as the first time', async () => {
    await restoreStore(target, DEFS, backup, { again: true });

    expect(await documentsOf(target)).toHaveLength(8);
    await expect(restoreStore(target, DEFS, backup, { again: true })).rejects.toMatchObject({
      code: 'STORE_NOT_EMPTY',
    });
  });
});
