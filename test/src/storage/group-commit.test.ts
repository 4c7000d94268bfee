import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createGroupCommit } from '../../../src/storage/sqlite/group-commit.ts';
import { NO_SYNC } from '../../../src/storage/sqlite/log-sync.ts';
import { openSqliteStore } from '../../../src/storage/sqlite/open-sqlite-store.ts';
import { Conflict, type Rec } from '../../../src/storage/store.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

interface Written extends Rec {
  state: string;
}

const WRITTEN = {
  name: 'written',
  indexes: [{ name: 'state', eq: ['state'] }],
  keys: (doc: Written) => [doc.state],
};

const WRITER = fileURLToPath(new URL('../../helpers/endless-writer.ts', import.meta.url));

/** Ids that a writer reported before it was killed after `ms`. */
async function writeAndKill(file: string, run: number, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--no-warnings', WRITER, file, String(run)]);
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  await once(child.stdout, 'data');
  setTimeout(() => child.kill('SIGKILL'), ms);
  await once(child, 'close');
  return printed.split('\n').slice(0, -1);
}

/** A disk whose syncs last until they are told to finish. */
function createSlowDisk() {
  const waiting: (() => void)[] = [];
  let syncs = 0;
  return {
    syncs: () => syncs,
    finish: () => waiting.shift()?.(),
    sync: () =>
      new Promise<void>((resolve) => {
        syncs += 1;
        waiting.push(resolve);
      }),
  };
}

async function nextTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

describe('group commit', () => {
  it('commits the writes of one turn together', async () => {
    const ran: string[] = [];
    const commits = createGroupCommit((sql) => ran.push(sql), NO_SYNC.sync);

    const results = await Promise.all([
      commits.write('a', () => 1),
      commits.write('b', () => 2),
      commits.read('a', () => 3),
    ]);

    expect(results).toEqual([1, 2, 3]);
    expect(ran.filter((sql) => sql.startsWith('BEGIN') || sql === 'COMMIT')).toEqual([
      'BEGIN IMMEDIATE',
      'COMMIT',
    ]);
  });

  it('answers after the disk has, and syncs once for all that came meanwhile', async () => {
    const disk = createSlowDisk();
    const commits = createGroupCommit(() => {}, disk.sync);
    const answered: string[] = [];
    const note = (name: string) => () => answered.push(name);

    void commits.write('a', () => 1).then(note('first write'));
    await nextTurn();
    void commits.write('a', () => 2).then(note('second write'));
    await nextTurn();
    void commits.write('b', () => 3).then(note('third write'));
    void commits.read('a', () => 4).then(note('read of what is not durable'));
    void commits.read('c', () => 5).then(note('read of another collection'));
    await nextTurn();
    expect(answered).toEqual(['read of another collection']);

    disk.finish();
    await nextTurn();
    expect(answered.slice(1)).toEqual(['first write']);

    disk.finish();
    await nextTurn();
    expect(answered.slice(2)).toEqual(['second write', 'read of what is not durable', 'third write']);
    expect(disk.syncs()).toBe(2);
  });

  it('acknowledges nothing, not even what was read, when the commit fails', async () => {
    const commits = createGroupCommit((sql) => {
      if (sql === 'COMMIT') throw new Error('disk is full');
    }, NO_SYNC.sync);

    const outcomes = await Promise.allSettled([commits.write('a', () => 1), commits.read('a', () => 2)]);

    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await expect(commits.read('a', () => 3)).resolves.toBe(3);
  });

  it('answers nothing any more after a sync failed', async () => {
    const commits = createGroupCommit(
      () => {},
      async () => {
        throw new Error('the disk is broken');
      },
    );

    await expect(commits.write('a', () => 1)).rejects.toThrow('broken');
    await expect(commits.read('b', () => 1)).rejects.toThrow('broken');
    await expect(commits.write('b', () => 1)).rejects.toThrow('broken');
  });

  it('undoes a refused write whole and leaves its neighbours alone', async () => {
    const repo = openMemoryStore().repo<Written>({
      ...WRITTEN,
      indexes: [{ name: 'state', eq: ['state'], unique: true }],
    });
    const a = await repo.insert({ _id: 'a', state: 'a' });

    const outcomes = await Promise.allSettled([
      repo.insert({ _id: 'b', state: 'b' }),
      repo.insert({ _id: 'c', state: 'b' }),
      repo.replace({ ...a, version: 5 }),
      repo.replace({ ...a, state: 'd' }),
    ]);

    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes[2]).toMatchObject({ reason: expect.any(Conflict) });
    expect(await repo.count({ index: '', eq: {} })).toBe(2);
    expect(await repo.count({ index: '', eq: {}, keys: ['d'] })).toBe(1);
  });

  it('loses no acknowledged write to kill -9', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'));
    const file = join(folder, 'data.sqlite');
    const acknowledged: string[] = [];
    for (let run = 0; run < 5; run += 1) acknowledged.push(...(await writeAndKill(file, run, 20 + run * 17)));

    const store = openSqliteStore(file);
    const repo = store.repo<Written>(WRITTEN);
    const lost: string[] = [];
    for (const id of acknowledged) {
      if ((await repo.get(id))?.state !== 'changed') lost.push(id);
    }

    expect(acknowledged.length).toBeGreaterThan(20);
    expect(lost).toEqual([]);
    const [all, fresh, changed] = await Promise.all([
      repo.count({ index: '', eq: {} }),
      repo.count({ index: '', eq: {}, keys: ['new'] }),
      repo.count({ index: '', eq: {}, keys: ['changed'] }),
    ]);
    expect(fresh + changed).toBe(all);
    await store.close();
    await rm(folder, { recursive: true });
  });
});
