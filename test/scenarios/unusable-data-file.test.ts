import { mkdir, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/product/open-store.ts';
import { openRepos } from '../../src/product/repos.ts';
import { buildUnit } from '../helpers/build-person.ts';
import { type Ran, runProgram } from '../helpers/run-program.ts';

const BOT = 'bot/main.ts';
const TOOL = 'src/cli/due.ts';

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

/** Output of a start that fails. */
async function run(program: string, args: string[] = []): Promise<Ran> {
  const env = { PORT: '0', DATA_FILE: file, LOG_LEVEL: 'silent', NODE_OPTIONS: '--no-warnings' };
  const ran = await runProgram(program, args, { cwd: tmpdir(), env });
  expect(ran.said).not.toMatch(/node:|Error/);
  return ran;
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
