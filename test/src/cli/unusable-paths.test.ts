import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../../src/product/open-store.ts';
import { openRepos } from '../../../src/product/repos.ts';
import { buildDelivery } from '../../helpers/build-delivery.ts';
import { buildUnit } from '../../helpers/build-person.ts';
import { type Ran, runProgram } from '../../helpers/run-program.ts';

let folder: string;
let data: string;

/** A small store, a file, and a folder. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unusable-'));
  data = join(folder, 'vip-desk.db');
  const store = await openStore({ dataFile: data });
  await openRepos(store).units.insert(buildUnit());
  await store.close();
  await writeFile(join(folder, 'file'), 'x');
  await mkdir(join(folder, 'folder'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const APP = {
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  DEVELOPER_NAME: 'x',
  DEVELOPER_URL: 'https://example.ru',
};

/** Ends with 1 and, after the name of the store, says one line. */
async function fail(command: string, ...args: string[]): Promise<string> {
  const env = command === 'manifest' ? APP : { DATA_FILE: data };
  const ran = await runProgram(`src/cli/${command}.ts`, args, { cwd: folder, env });
  return sentenceOf(ran);
}

function sentenceOf({ code, said }: Ran): string {
  expect(code).toBe(1);
  const lines = said.split('\n').filter((line) => line !== '' && !line.startsWith('Хранилище:'));
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

describe('an export', () => {
  it.each([
    ['file', 'file: на этом месте лежит файл.'],
    ['file/below', 'file: на этом месте лежит файл.'],
    ['/sys/export', '/sys/export: нет прав.'],
    ['/proc/nowhere/export', '/proc/nowhere: такого места нет.'],
  ])('to %s says why it cannot be there', async (path, why) => {
    expect(await fail('export', path)).toContain(`Не получается прочитать или записать ${why}`);
  });

  it('whose copy of the store finds no room says where it wants some', async () => {
    const store = await openStore({ dataFile: data });
    const args = { text: 'x'.repeat(1_000) };
    for (let n = 0; n < 200; n += 1) {
      const content = { kind: 'alarm', alarm: 'given-up', args } as const;
      await openRepos(store).deliveries.insert(buildDelivery(`d${n}`, { content }));
    }
    await store.close();

    const env = { DATA_FILE: data };
    const ran = await runProgram('src/cli/export.ts', ['out'], { cwd: folder, env, largestFileKb: 100 });

    expect(sentenceOf(ran)).toContain(`копируется во временную папку ${tmpdir()}`);
  });
});

describe('a restore', () => {
  it.each(['nowhere', 'file/below', 'folder'])('from %s says that there is no export', async (path) => {
    const said = await fail('restore', path, '--data', 'new.db');

    expect(said).toContain(`В папке ${path} нет выгрузки`);
  });

  it.each([
    ['the manifest', 'manifest.json', 'manifest.json не читается'],
    ['a collection', 'units.jsonl', 'файл units.jsonl не читается'],
  ])('says that %s cannot be read', async (_what, file, why) => {
    await runProgram('src/cli/export.ts', ['out'], { cwd: folder, env: { DATA_FILE: data } });
    await rm(join(folder, 'out', file));
    await mkdir(join(folder, 'out', file));

    expect(await fail('restore', 'out', '--data', 'new.db')).toContain(why);
  });

  it('and the leave to send are two commands', async () => {
    expect(await fail('restore', 'out', '--may-send')).toContain('--may-send дают отдельно');
  });
});

describe('a file to be read', () => {
  it.each(
    ['import', 'directory', 'calendar'].flatMap((command) =>
      ['nowhere', 'folder', '/proc/self/mem'].map((path) => [command, path]),
    ),
  )('that %s cannot open is named: %s', async (command = '', path = '') => {
    expect(await fail(command, path)).toContain(`Файл ${path} не`);
  });
});

describe('the data file', () => {
  it.each([
    ['due', '--on', '2026-12-04'],
    ['directory', 'people.csv', '--apply'],
    ['migrate'],
    ['export', 'out'],
    ['restore', 'out'],
  ])('of %s may be none', async (command, ...args) => {
    expect(await fail(command, ...args, '--data', 'folder')).toContain('folder — папка, а не файл данных');
    expect(await fail(command, ...args, '--data', '/proc/vip-desk.db')).toMatch(
      /Файла данных \/proc\/vip-desk\.db нет|записать \/proc\/vip-desk\.db: такого места нет/,
    );
  });
});

describe('the app package', () => {
  it('says why it cannot be written', async () => {
    await writeFile(join(folder, 'dist'), 'x');
    expect(await fail('manifest')).toContain('dist: на этом месте лежит файл');

    await rm(join(folder, 'dist'));
    await mkdir(join(folder, 'dist', 'vip-desk.zip'), { recursive: true });
    expect(await fail('manifest')).toContain('dist/vip-desk.zip: это папка, а не файл');
  });
});

describe('an option', () => {
  it('that takes a value is told from one that takes none', async () => {
    expect(await fail('due', '--on')).toBe('После --on нужно значение. Параметры: --on, --data.');
    expect(await fail('resend', '--apply=yes')).toContain('После --apply значения не бывает.');
  });
});
