import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { endCopy, noteRestored } from '../../src/storage/backups/restore-marks.ts';
import type { Store } from '../../src/storage/store.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const COPY = { exportedAt: '2026-11-22T10:00:00.000Z', sha256: 'x' };

let store: Store;
let bot: TestBot;
let realNow: number;

async function open(send: 'on' | 'off'): Promise<void> {
  realNow = Date.now();
  bot = await startTestBot({
    store,
    people: SEATS,
    renderers: RENDERERS,
    openChats: true,
    realClock: { now: () => realNow },
    send,
  });
}

beforeEach(() => {
  store = openMemoryStore();
});

afterEach(async () => {
  await bot?.close();
  await store.close();
});

async function look(): Promise<void> {
  await bot.running.sender.flush();
}

describe('a restored copy', () => {
  beforeEach(async () => {
    await noteRestored(store, COPY);
    await open('on');
  });

  it('answers who writes and clicks, and writes to nobody else', async () => {
    await registerClient(bot, 'manager');
    await look();

    expect(bot.cardsOf('manager').length).toBeGreaterThan(0);
    expect(bot.cardsOf('unit-sales-head')).toEqual([]);
    expect(await bot.hear('unit-sales-head', 'мои дела')).toContain('ООО «Торговый дом»');
  });

  it('sends what it owes within seconds once it may, without a restart', async () => {
    await registerClient(bot, 'manager');
    await look();
    await endCopy(store);

    await look();
    expect(bot.cardsOf('unit-sales-head')).toEqual([]);
    realNow += 5_000;
    await look();

    expect(bot.cardsOf('unit-sales-head')).toHaveLength(1);
  });

  it('says so to an admin who looks for what did not arrive', async () => {
    expect(await bot.hear('admin', 'недоставленное')).toContain(
      'Отправка выключена: это восстановленная копия',
    );

    await endCopy(store);
    realNow += 5_000;

    expect(await bot.hear('admin', 'недоставленное')).not.toContain('Отправка выключена');
  });

  it('is seen by the monitor', async () => {
    const answer = await fetch(new URL('/ready', bot.running.url));

    expect(await answer.json()).toMatchObject({ status: 'ok', sending: 'off' });
  });
});

describe('SEND=off', () => {
  it('holds whatever the store says', async () => {
    await open('off');
    await registerClient(bot, 'manager');
    realNow += 60_000;
    await look();

    expect(bot.cardsOf('unit-sales-head')).toEqual([]);
  });
});
