import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/product/open-store.ts';
import { openRepos } from '../../src/product/repos.ts';
import { noteRestoring, readCopy } from '../../src/storage/backups/restore-marks.ts';
import type { Store } from '../../src/storage/store.ts';
import { buildHolder, buildUnit } from '../helpers/build-person.ts';
import { type Ran, runProgram } from '../helpers/run-program.ts';

let folder: string;
let data: string;
let backup: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restored-'));
  data = join(folder, 'data', 'vip-desk.db');
  backup = join(folder, 'data', 'export-2026-11-22');
  const source = join(folder, 'source.db');
  await using(source, async (store) => {
    await openRepos(store).units.insert(buildUnit());
    await openRepos(store).people.insert(buildHolder('admin'));
  });
  await runProgram('src/cli/export.ts', [backup], { cwd: folder, env: { DATA_FILE: source } });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function using<T>(dataFile: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataFile, fresh: true });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function run(program: string, ...args: string[]): Promise<Ran> {
  const env = { PORT: '0', DATA_FILE: data, LOG_LEVEL: 'silent' };
  return runProgram(program, args, { cwd: folder, env });
}

/** As if a restore of another export had died. */
function begin(): Promise<void> {
  return using(data, (store) => noteRestoring(store, { exportedAt: '2026-11-20', sha256: 'another' }));
}

const restore = (...args: string[]) => run('src/cli/restore.ts', ...args);

describe('npm run restore', () => {
  it('fills a store that lies beside its export, and says that it is a copy', async () => {
    const { code, said } = await restore(backup);

    expect([code, said]).toEqual([0, expect.stringContaining('Восстановлено 2 документа из выгрузки от')]);
    expect(said).toContain('Это копия: бот на ней отвечает тем, кто пишет ему, но сам никому не напишет.');
  });

  it.each([
    ['bot/main.ts'],
    ['src/cli/due.ts', '--on', '2026-12-04'],
    ['src/cli/resend.ts'],
    ['src/cli/migrate.ts'],
    ['src/cli/export.ts', 'out'],
    ['src/cli/restore.ts', '--may-send'],
  ])('that died is refused by %s with what to do', async (program, ...args) => {
    await begin();

    expect(await run(program, ...args)).toEqual({
      code: 1,
      said: expect.stringContaining('npm run restore -- папка --again'),
    });
  });

  it('that died is completed by the same export only', async () => {
    await begin();

    expect((await restore(backup)).said).toContain('восстановлено не до конца');
    expect((await restore(backup, '--again')).said).toContain('из другой выгрузки, от 2026-11-20');
  });

  it('that found the disk full is refused, and completed by the same command once there is room', async () => {
    const large = join(folder, 'large');
    await using(join(folder, 'source.db'), async (store) => {
      const name = { ru: 'Б'.repeat(2_000), en: 'B'.repeat(2_000) };
      const units = Array.from({ length: 900 }, (_, n) => buildUnit(`unit-${n}`, { name }));
      await Promise.all(units.map((unit) => openRepos(store).units.insert(unit)));
    });
    await runProgram('src/cli/export.ts', [large], {
      cwd: folder,
      env: { DATA_FILE: join(folder, 'source.db') },
    });

    const options = { cwd: folder, env: { DATA_FILE: data }, largestFileKb: 3_000 };
    const full = await runProgram('src/cli/restore.ts', [large], options);
    const bot = await run('bot/main.ts');
    const again = await restore(large, '--again');

    expect([full.code, full.said]).toEqual([1, expect.stringContaining('Диск с файлом данных')]);
    expect([bot.code, bot.said]).toEqual([1, expect.stringContaining('восстановлено не до конца')]);
    expect([again.code, again.said]).toEqual([0, expect.stringContaining('Восстановлено 902 документа')]);
  });

  it('lets the copy send when it is told to, once, and the log of the branch says so', async () => {
    await restore(backup);
    expect((await run('src/cli/resend.ts')).said).toContain('Отправка выключена');

    const first = await restore('--may-send');
    const second = await restore('--may-send');

    expect([first.code, first.said]).toEqual([0, expect.stringContaining('Отправка разрешена')]);
    expect([second.code, second.said]).toEqual([0, expect.stringContaining('и так разрешена')]);
    await using(data, async (store) => {
      expect(await readCopy(store)).toBeNull();
      const { items } = await openRepos(store).audit.find({ index: '', eq: {}, limit: 5 });
      expect(items).toMatchObject([{ subject: 'branch', by: 'tool', event: { type: 'sending.allowed' } }]);
    });
  });

  it('of a copy that was taken back to another folder goes on as well', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await cp(backup, elsewhere, { recursive: true });

    expect((await restore(elsewhere)).code).toBe(0);
    expect((await restore(elsewhere)).said).toContain('уже есть данные');
  });
});
