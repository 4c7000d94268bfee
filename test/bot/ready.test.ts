import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VERSION } from '../../src/kernel/version.ts';
import { createReadiness } from '../../src/product/readiness.ts';
import { createVitalSigns } from '../../src/product/vital-signs.ts';
import type { Store } from '../../src/storage/store.ts';
import { buildDelivery } from '../helpers/build-delivery.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { until } from '../helpers/until.ts';

let store: Store;
let watched: Store;
let ping: () => Promise<void>;
let pings: number;
let bot: TestBot;

beforeEach(async () => {
  store = openMemoryStore();
  ping = () => store.ping();
  pings = 0;
  watched = {
    ...store,
    ping: () => {
      pings += 1;
      return ping();
    },
  };
  bot = await startTestBot({ store: watched, people: SEATS });
});

afterEach(async () => {
  await bot.close();
  await store.close();
});

async function ask(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(new URL(path, bot.running.url));
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('GET /ready', () => {
  it('says the version and how long ago the sender looked, and that nothing is owed', async () => {
    await bot.quiet();

    const { status, body } = await ask('/ready');

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', version: VERSION, passAge: null, oldestOwed: null });
    expect(body.roundAge).toBeGreaterThanOrEqual(0);
  });

  it('says how old the oldest message is that is owed', async () => {
    const later = Date.now() + 3_600_000;
    for (const [id, minutes] of [
      ['young', 1],
      ['old', 90],
    ] as const) {
      const createdAt = new Date(Date.now() - minutes * 60_000).toISOString();
      await bot.product.deliveries.insert(buildDelivery(id, { createdAt, dueAt: later }));
    }

    const { body } = await ask('/ready');

    expect(Math.round(Number(body.oldestOwed) / 60)).toBe(90);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no store'))],
    ['never answers', () => new Promise<void>(() => {})],
  ])('is 503 while the store %s, and says nothing of why', async (_, failing) => {
    ping = failing;

    const { status, body } = await ask('/ready');

    expect(status).toBe(503);
    expect(Object.keys(body).sort()).toEqual([
      'oldestOwed',
      'passAge',
      'roundAge',
      'sending',
      'status',
      'version',
    ]);
    expect(body.status).toBe('store');
  });

  it('asks the store once for all who ask at the same time', async () => {
    let answer = () => {};
    ping = () =>
      new Promise((resolve) => {
        answer = resolve;
      });

    const { product } = bot;
    const vitalSigns = createVitalSigns(product.realClock);
    const readiness = createReadiness({ ...product, store: watched, vitalSigns });
    const asked = Array.from({ length: 20 }, () => readiness());
    await until(() => pings > 0);
    answer();

    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set(['ok']));
    expect(pings).toBe(1);
  });
});

describe('GET /live', () => {
  it('answers whatever the store does', async () => {
    ping = () => new Promise(() => {});

    expect(await ask('/live')).toEqual({ status: 200, body: { status: 'ok' } });
    expect(pings).toBe(0);
  });
});
