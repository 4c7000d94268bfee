import { chmodSync, chownSync, existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, open, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../../src/product/open-store.ts';
import type { CollectionDef, Rec, Store } from '../../../src/storage/store.ts';

interface Note extends Rec {
  text: string;
}

const NOTES: CollectionDef<Note> = { name: 'notes', indexes: [{ name: 'text', eq: ['text'] }] };

const NOBODY = 65_534;

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-file-'));
  file = join(folder, 'data', 'vip-desk.db');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function fill(count: number, text = 'x'.repeat(200)): Promise<void> {
  const store = await openStore({ dataFile: file });
  for (let n = 0; n < count; n += 1) await store.repo(NOTES).insert({ _id: `n${n}`, text: `${n} ${text}` });
  await store.close();
}

/** Opens the file as a bot does at start. */
async function start(): Promise<Store> {
  const store = await openStore({ dataFile: file, alone: true });
  try {
    store.repo(NOTES);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

async function overwrite(at: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
}

describe('the rights to a store', () => {
  let umask: number;

  beforeEach(() => {
    umask = process.umask(0);
  });

  afterEach(() => {
    process.umask(umask);
  });

  it.each([0o000, 0o022, 0o077, 0o277])('are its owner’s alone under the umask %o', async (mask) => {
    process.umask(mask);
    const store = await start();
    await store.repo(NOTES).insert({ _id: 'a', text: 'x' });
    await store.backup?.(join(folder, 'data', 'copy.db'));

    const names = await readdir(join(folder, 'data'));
    const modes = await Promise.all(names.map((name) => modeOf(join(folder, 'data', name))));
    await store.close();

    expect(names.toSorted()).toEqual([
      'copy.db',
      'vip-desk.db',
      'vip-desk.db-shm',
      'vip-desk.db-wal',
      'vip-desk.db.lock',
      'vip-desk.db.lock-journal',
    ]);
    expect(new Set(modes)).toEqual(new Set(['600']));
    expect(await modeOf(join(folder, 'data'))).toBe('700');
  });

  it('are taken from others where an earlier release has left them', async () => {
    await fill(1);
    const running = await start();
    await running.repo(NOTES).insert({ _id: 'b', text: 'x' });
    const paths = ['', '-wal', '-shm', '.lock'].map((ending) => file + ending);
    for (const path of paths) chmodSync(path, 0o644);

    const tool = await openStore({ dataFile: file });
    await expect(openStore({ dataFile: file, alone: true })).rejects.toMatchObject({ code: 'STORE_IN_USE' });

    expect(await Promise.all(paths.map(modeOf))).toEqual(['600', '600', '600', '600']);
    await tool.close();
    await running.close();
  });

  it('to a folder that was there stay as they are', async () => {
    await mkdir(join(folder, 'data'), { mode: 0o755 });

    await (await start()).close();

    expect(await modeOf(join(folder, 'data'))).toBe('755');
  });
});

describe('a file that is no store', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['a folder', () => mkdir(file), 'STORE_IS_FOLDER'],
    ['a text', () => writeFile(file, 'Клиент;ИНН\n'.repeat(500)), 'STORE_FOREIGN'],
    ['a short text', () => writeFile(file, 'PORT=3978'), 'STORE_FOREIGN'],
    ['zeros', () => writeFile(file, Buffer.alloc(8192)), 'STORE_FOREIGN'],
    ['another program’s database', () => makeForeign(), 'STORE_FOREIGN'],
  ])('is refused and left alone: %s', async (_, make, code) => {
    await mkdir(join(folder, 'data'));
    await make();
    const before = await stat(file);

    await expect(start()).rejects.toMatchObject({ code, details: { file } });

    const after = await stat(file);
    expect([after.size, after.mtimeMs]).toEqual([before.size, before.mtimeMs]);
  });

  it('is a folder that is a file', async () => {
    await writeFile(join(folder, 'data'), '');

    await expect(start()).rejects.toMatchObject({ code: 'STORE_FOLDER', details: { reason: 'EEXIST' } });
  });

  it('is one below a file', async () => {
    await writeFile(join(folder, 'data'), '');
    file = join(folder, 'data', 'deeper', 'vip-desk.db');

    await expect(start()).rejects.toMatchObject({ code: 'STORE_FOLDER' });
  });

  async function makeForeign(): Promise<void> {
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE bookmarks (url TEXT)');
    db.close();
  }
});

describe('a store without the rights to it', () => {
  it.each<[string, string, () => void]>([
    ['a read-only file', 'STORE_READ_ONLY', () => chmodSync(file, 0o400)],
    ['a file that cannot be read', 'STORE_FORBIDDEN', () => chmodSync(file, 0o200)],
    ['a folder in which nothing can be made', 'STORE_FORBIDDEN', () => chmodSync(dirname(file), 0o500)],
    ['a folder that cannot be entered', 'STORE_FORBIDDEN', () => chmodSync(dirname(file), 0o600)],
  ])('is refused: %s', async (_, code, spoil) => {
    await fill(1);
    spoil();

    await asSomebody(() => expect(start()).rejects.toMatchObject({ code }));
  });

  it('is refused: a folder that cannot be made', async () => {
    await mkdir(join(folder, 'data'), { mode: 0o500 });
    file = join(folder, 'data', 'deeper', 'vip-desk.db');

    await asSomebody(() =>
      expect(start()).rejects.toMatchObject({ code: 'STORE_FOLDER', details: { reason: 'EACCES' } }),
    );
  });
});

/** Root may do everything, so somebody else tries. */
async function asSomebody(work: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return work();
  for (const path of [folder, join(folder, 'data'), file]) {
    if (existsSync(path)) chownSync(path, NOBODY, NOBODY);
  }
  process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a damaged store', () => {
  it.each<[string, () => Promise<void>]>([
    ['cut to half', async () => truncate(file, Math.floor((await stat(file)).size / 2))],
    ['cut by a byte', async () => truncate(file, (await stat(file)).size - 1)],
    ['cut within its first page', () => truncate(file, 1000)],
    ['overwritten in the middle', async () => overwrite(8192 * 4, Buffer.alloc(8192, 0xff))],
    ['overwritten behind its header', () => overwrite(100, Buffer.alloc(3000, 0x41))],
    ['overwritten at its end', async () => overwrite((await stat(file)).size - 4096, Buffer.alloc(4096))],
  ])('is refused at start: %s', async (_, damage) => {
    await fill(400);
    await damage();

    await expect(start()).rejects.toMatchObject({ code: 'STORE_DAMAGED', details: { file } });
  });

  it('is told by a tool too, when it comes upon it', async () => {
    await fill(400);
    await overwrite(8192 * 4, Buffer.alloc(8192, 0xff));
    const store = await openStore({ dataFile: file });

    const read = async () => {
      for await (const _ of store.repo(NOTES).scan());
    };

    await expect(read()).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    await store.close();
  });
});

describe('an empty file', () => {
  async function lose(how: 'emptied' | 'gone'): Promise<void> {
    if (how === 'emptied') await truncate(file, 0);
    else await rm(file);
  }

  it.each(['emptied', 'gone'] as const)('is a new store where nothing says otherwise: %s', async (how) => {
    await fill(1);
    await lose(how);

    const store = await start();
    expect(await store.repo(NOTES).get('n0')).toBeNull();
    await store.close();
  });

  describe.each(['emptied', 'gone'] as const)('is refused: %s, but beside it is', (how) => {
    it.each<[string, () => Promise<string>]>([
      ['its write-ahead log', () => leave('-wal', 'x'.repeat(4096))],
      ['a copy', () => leave('.bak')],
      ['a packed copy', () => leave('.gz')],
      ['a copy of another name', () => copyTo('vip-desk-2026-11-20.db')],
      ['an export', () => leaveExport()],
    ])('%s', async (_, prepare) => {
      await fill(1);
      const found = await prepare();
      await lose(how);
      const names = await readdir(join(folder, 'data'));

      await expect(start()).rejects.toMatchObject({ code: 'STORE_LOST', details: { file, found } });
      await expect(openStore({ dataFile: file })).rejects.toMatchObject({ code: 'STORE_LOST' });

      expect((await readdir(join(folder, 'data'))).filter((name) => !name.endsWith('.lock'))).toEqual(names);
    });
  });

  it('is refused as well when only the header is left', async () => {
    const db = new DatabaseSync(await emptyFile());
    db.exec('PRAGMA journal_mode = WAL');
    db.close();
    await leave('.bak');

    await expect(start()).rejects.toMatchObject({ code: 'STORE_LOST' });
  });

  it('may be filled from the backup beside it, not over its log', async () => {
    await mkdir(join(folder, 'data'));
    await leaveExport();
    await (await openStore({ dataFile: file, fresh: true })).close();
    await rm(file);
    await leave('-wal', 'x'.repeat(4096));

    await expect(openStore({ dataFile: file, fresh: true })).rejects.toMatchObject({ code: 'STORE_LOST' });
  });

  async function emptyFile(): Promise<string> {
    await mkdir(join(folder, 'data'));
    return file;
  }

  async function leave(ending: string, content = 'something'): Promise<string> {
    await appendFile(file + ending, content);
    return file + ending;
  }

  async function copyTo(name: string): Promise<string> {
    const copy = join(folder, 'data', name);
    const store = await openStore({ dataFile: file });
    await store.backup?.(copy);
    await store.close();
    return copy;
  }

  async function leaveExport(): Promise<string> {
    const at = join(folder, 'data', 'backup');
    await mkdir(at);
    await writeFile(join(at, 'manifest.json'), '{}');
    return at;
  }
});
