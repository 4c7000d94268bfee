import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { createGroupCommit } from '../../../src/storage/sqlite/group-commit.ts';
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

const NO_FAULTS = { isOpen: () => true, explain: (error: unknown) => error };

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

describe('group commit', () => {
  it('commits the writes of one turn together', async () => {
    const ran: string[] = [];
    const commits = createGroupCommit({ ...NO_FAULTS, run: (sql) => void ran.push(sql) });

    const results = await Promise.all([
      commits.write(() => 1),
      commits.write(() => 2),
      commits.read(() => 3),
    ]);

    expect(results).toEqual([1, 2, 3]);
    expect(ran.filter((sql) => sql.startsWith('BEGIN') || sql === 'COMMIT')).toEqual([
      'BEGIN IMMEDIATE',
      'COMMIT',
    ]);
  });

  it('acknowledges nothing, not even what was read, when the commit fails', async () => {
    const commits = createGroupCommit({
      ...NO_FAULTS,
      run: (sql) => {
        if (sql === 'COMMIT') throw new Error('disk is full');
      },
    });

    const outcomes = await Promise.allSettled([commits.write(() => 1), commits.read(() => 2)]);

    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await expect(commits.read(() => 3)).resolves.toBe(3);
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
