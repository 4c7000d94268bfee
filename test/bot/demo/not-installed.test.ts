import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { runProgram } from '../../helpers/run-program.ts';

const HIDE = new URL('../../helpers/hide-playground.js', import.meta.url).href;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-installed-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('says what is missing where the packages for development are not installed, and leaves nothing', async () => {
  const env = { NODE_OPTIONS: `--import ${HIDE}`, PORT: '0', DATA_FILE: join(folder, 'demo', 'vip-desk.db') };
  const { code, said } = await runProgram('bot/demo/main.ts', [], { cwd: folder, env });

  expect(code).toBe(1);
  expect(said).toContain('Поставьте всё: npm ci.');
  expect(said).toContain('Install everything: npm ci.');
  expect(await readdir(folder)).toEqual([]);
});
