import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSenderLease } from '../../../src/deliveries/sending/sender-lease.ts';
import { createSystemClock } from '../../../src/kernel/clock.ts';
import { openStore } from '../../../src/product/open-store.ts';
import { COLLECTIONS, openRepos } from '../../../src/product/repos.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { Store } from '../../../src/storage/store.ts';
import { migrateStore, STORE_MARKS, STORE_VERSION } from '../../../src/storage/store-version.ts';
import {
  type MongoDouble,
  type MongoDoubleOptions,
  startMongoDouble,
} from '../../contracts/mongo-double/start-mongo-double.ts';
import { buildDelivery } from '../../helpers/build-delivery.ts';
import { buildUnit } from '../../helpers/build-person.ts';
import { type Ran, runProgram } from '../../helpers/run-program.ts';

let folder: string;
let double: MongoDouble;
let store: Store;

async function open(options: MongoDoubleOptions = {}): Promise<void> {
  double = await startMongoDouble(options);
  store = await openMongoStore(double.uri);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shared-store-'));
});

afterEach(async () => {
  await store.close();
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

/** `src/cli/migrate.ts`, `bot/main.ts` and the like, on the double or on the file. */
function run(program: string, ...args: string[]): Promise<Ran> {
  const onFile = program === 'bot/main.ts' && args[0] === 'file';
  const store = onFile ? { DATA_FILE: join(folder, 'data.db') } : { MONGODB_URI: double.uri };
  const env = { PORT: '0', LOG_LEVEL: 'silent', ...store };
  return runProgram(program, onFile ? [] : args, { cwd: folder, env });
}

/** On a disk that takes no file of more than that. */
function runOnFullDisk(program: string, ...args: string[]): Promise<Ran> {
  const env = { MONGODB_URI: double.uri };
  return runProgram(program, args, { cwd: folder, env, largestFileKb: 100 });
}

const migrate = (...args: string[]) => run('src/cli/migrate.ts', ...args);

async function note(on: Store, version: number): Promise<void> {
  await on.repo(STORE_MARKS).insert({ _id: 'version', value: version });
}

/** A bot sends on this store, as long as the test goes on. */
async function runBot(): Promise<() => Promise<void>> {
  const deps = { marks: openRepos(store).marks, realClock: createSystemClock() };
  const lease = createSenderLease(deps, { owner: 'a bot', takeOver: true, onTaken: async () => {} });
  await lease.hold();
  return () => lease.release();
}

describe('npm run migrate on MongoDB', () => {
  it('makes the store ready, says what it did, and has nothing to say the second time', async () => {
    await open();
    const first = await migrate();
    const second = await migrate();

    expect(first.said).toContain('Создан индекс clients: vip-desk:sortName+_id.');
    expect(first.said).toContain(`Хранилище готово (версия ${STORE_VERSION})`);
    expect(second.said).not.toContain('индекс');
    expect([first.code, second.code]).toEqual([0, 0]);
  });

  it('waits until the bots of the release before have stopped, and goes on beside those of its own', async () => {
    await open();
    const stop = await runBot();
    const beside = await migrate();
    await stop();
    const after = await migrate();
    const stopAgain = await runBot();
    const again = await migrate();
    await stopAgain();

    expect(beside).toMatchObject({ code: 1, said: expect.stringContaining('работает бот') });
    expect([after.code, again.code]).toEqual([0, 0]);
  });

  it('changes nothing of a store that a newer release has made ready', async () => {
    await open();
    await note(store, STORE_VERSION + 1);

    const { code, said } = await migrate();

    expect(code).toBe(1);
    expect(said).toContain('более новой версии бота');
    expect(double.log.filter((command) => 'createIndexes' in command)).toEqual([]);
  });
});

describe('a bot and its tools', () => {
  it('refuse a store that is not made ready, in both languages', async () => {
    await open();

    const bot = await run('bot/main.ts');
    const tool = await run('src/cli/due.ts', '--on', '2026-12-04');

    expect(bot.code).toBe(1);
    expect(bot.said).toContain('выполните npm run migrate');
    expect(bot.said).toContain('run npm run migrate');
    expect(tool).toMatchObject({ code: 1, said: expect.stringContaining('выполните npm run migrate') });
  });

  it('refuse a newer one, be it MongoDB or a file', async () => {
    await open();
    await note(store, STORE_VERSION + 1);
    const file = await openStore({ dataFile: join(folder, 'data.db') });
    await note(file, STORE_VERSION + 1);
    await file.close();

    for (const { code, said } of [await run('bot/main.ts'), await run('bot/main.ts', 'file')]) {
      expect(code).toBe(1);
      expect(said).toContain('newer version of the bot');
    }
    const tool = await run('src/cli/due.ts', '--on', '2026-12-04');
    expect(tool.said).toContain('более новой версии бота');
  });

  it('say why MongoDB cannot be reached', async () => {
    await open();
    await double.close();
    double.uri = `${double.uri}&serverSelectionTimeoutMS=100`;

    const { code, said } = await run('bot/main.ts');

    expect(code).toBe(1);
    expect(said).toContain('ECONNREFUSED');
    expect(said).toContain('MONGODB_URI');
  });
});

describe('npm run export on MongoDB', () => {
  const exportTo = (...args: string[]) => run('src/cli/export.ts', 'copy', ...args);

  async function fill(options: MongoDoubleOptions = {}): Promise<void> {
    await open(options);
    await migrateStore(store, COLLECTIONS);
    await openRepos(store).units.insert(buildUnit());
  }

  it('goes on beside a bot where the server has snapshots', async () => {
    await fill();
    const stop = await runBot();

    const { code } = await exportTo();
    await stop();

    expect(code).toBe(0);
    expect(existsSync(join(folder, 'copy', 'manifest.json'))).toBe(true);
  });

  it('says so when the disk is full', async () => {
    await fill();
    const content = { kind: 'alarm', alarm: 'given-up', args: { text: 'x'.repeat(1_000) } } as const;
    for (let n = 0; n < 150; n += 1) {
      await openRepos(store).deliveries.insert(buildDelivery(`d${n}`, { content }));
    }

    const { code, said } = await runOnFullDisk('src/cli/export.ts', 'copy');

    expect([code, said]).toEqual([1, expect.stringContaining('записать copy: файл больше, чем здесь')]);
  });

  it('refuses where it has none, and takes the word of whoever has stopped the bots only if it is true', async () => {
    await fill({ standalone: true });
    const plain = await exportTo();
    const stop = await runBot();
    const beside = await exportTo('--stopped');
    await stop();
    const stopped = await exportTo('--stopped');

    expect(plain).toMatchObject({ code: 1, said: expect.stringContaining('--stopped') });
    expect(beside).toMatchObject({ code: 1, said: expect.stringContaining('работает бот') });
    expect(stopped.code).toBe(0);
  });
});
