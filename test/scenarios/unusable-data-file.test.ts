import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/storage/open-store.ts';
import { openRepos } from '../../src/storage/repos.ts';
import { buildUnit } from '../helpers/build-person.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const BOT = join(ROOT, 'bot/main.ts');
const TOOL = join(ROOT, 'src/cli/due.ts');

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unusable-'));
  file = join(folder, 'data', 'vip-desk.db');
  const store = await openStore({ dataFile: file });
  await openRepos(store).units.insert(buildUnit());
  await store.close();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a start that fails says. */
async function run(program: string, args: string[] = []): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, PORT: '0', DATA_FILE: file, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  expect(said).not.toMatch(/ at .*\.ts|node:|Error/);
  return { code, said };
}

const CASES: [string, () => Promise<unknown>, string, string][] = [
  ['a folder in its place', () => replaceBy((at) => mkdir(at)), 'папка, а не файл', 'is a folder'],
  ['a text', () => replaceBy((at) => writeFile(at, 'x'.repeat(9_000))), 'не файл данных', 'not a data file'],
  ['half of it', async () => truncate(file, (await stat(file)).size / 2), 'повреждён', 'is damaged'],
  ['an emptied file and its log', () => empty(), 'Новое хранилище не создано', 'No new store was made'],
];

async function replaceBy(make: (at: string) => Promise<unknown>): Promise<void> {
  await rm(file);
  await make(file);
}

async function empty(): Promise<void> {
  await truncate(file, 0);
  await writeFile(`${file}-wal`, 'x'.repeat(4_096));
}

describe.each(CASES)('a data file that cannot be used: %s', (_, spoil, russian, english) => {
  it('ends the start of the bot with a sentence in both languages', async () => {
    await spoil();

    const { code, said } = await run(BOT);

    expect(code).toBe(1);
    expect(said).toContain(file);
    expect(said).toContain(russian);
    expect(said).toContain(english);
  });

  it('ends a tool with a sentence', async () => {
    await spoil();

    const { code, said } = await run(TOOL, ['--on', '2026-12-04']);

    expect(code).toBe(1);
    expect(said).toContain(russian);
  });
});

describe('a data folder that cannot be made', () => {
  it('ends the start with a sentence', async () => {
    const below = file;
    file = join(file, 'vip-desk.db');

    const { code, said } = await run(BOT);

    expect(code).toBe(1);
    expect(said).toContain(`Папку ${below} для файла данных создать нельзя: на её месте лежит файл.`);
    expect(said).toContain('cannot be made: there is a file in its place.');
  });
});
