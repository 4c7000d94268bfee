import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { asAppError } from '../../src/kernel/errors.ts';
import { createSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/storage/store.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { type FileDesk, sendFile, startFileDesk } from '../helpers/file-desk.ts';
import { type LimitedDisk, openLimitedDisk } from '../helpers/limited-disk.ts';
import { textOf } from '../helpers/start-bot.ts';

const CONTENT = Buffer.alloc(800_000, 'x');

let folder: string;
let disk: LimitedDisk;
let store: Store;
let desk: FileDesk;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'full-'));
  disk = openLimitedDisk(join(folder, 'data.db'));
  store = createSqliteStore(disk.db);
  desk = await startFileDesk({ store });
});

afterEach(async () => {
  await desk.close();
  await store.close();
  await rm(folder, { recursive: true });
});

async function health(): Promise<number> {
  return (await fetch(new URL('/ready', desk.bot.running.url))).status;
}

describe('a full disk', () => {
  it('is told to whoever writes, and by the health check, until there is room again', async () => {
    const { bot } = desk;
    expect(await health()).toBe(200);

    disk.fill();
    const [said] = await sendFile(desk, 'manager', CONTENT);

    expect(visibleText(said?.card)).toContain('закончилось место, поэтому сохранить не получилось');
    expect(visibleText(said?.card)).not.toContain(folder);
    expect(await health()).toBe(503);
    expect(await bot.hear('manager', 'мои заявки')).toContain('ST-2026-0001');
    expect(await health()).toBe(503);

    disk.empty();
    expect(await health()).toBe(200);
    const [asked] = await sendFile(desk, 'manager', CONTENT);
    expect(buttonsOf(asked?.card)).toContain('Приложить');
    expect(await bot.product.files.count({ index: '', eq: {} })).toBe(1);
    expect(await bot.product.fileChunks.count({ index: '', eq: {} })).toBe(2);
  });

  it('takes no decision and says so, and takes the same press once there is room', async () => {
    const { bot } = desk;
    const statusOf = async () => (await bot.product.requests.get('ST-2026-0001'))?.status;
    await bot.click('unit-sales-head', 'Отклонить…');
    const decide = () => bot.click('unit-sales-head', 'Отклонить', { reason: 'Нет критериев. '.repeat(60) });

    await fillUp();
    expect(textOf(await decide())).toContain('закончилось место');
    expect(await statusOf()).toBe('open');

    disk.empty();
    await decide();
    await bot.quiet();
    expect(await statusOf()).toBe('refused');
    expect(visibleText(bot.cardsOf('manager').at(-1)?.card)).toContain('Нет критериев.');
  });

  /** To the last page. */
  async function fillUp(): Promise<void> {
    disk.fill();
    const insert = (n: number) => desk.bot.product.settings.insert(buildNote(n));
    for (let n = 0; ; n += 1) {
      const failure = await insert(n).then(() => null, asAppError);
      if (failure) return;
    }
  }
});

function buildNote(n: number) {
  return { _id: `note:${n}`, value: 'x'.repeat(1_500), pending: [], hasPending: false };
}
