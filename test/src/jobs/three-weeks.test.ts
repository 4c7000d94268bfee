import { describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../src/deliveries/conversation.ts';
import { UNREACHABLE } from '../../../src/deliveries/delivery.ts';
import { hearPerson } from '../../../src/deliveries/sending/hear-person.ts';
import { updateDelivery } from '../../../src/deliveries/update-delivery.ts';
import { runDue } from '../../../src/jobs/run-due.ts';
import type { Product } from '../../../src/product/product.ts';
import { endCopy, noteRestored } from '../../../src/storage/backups/restore-marks.ts';
import type { Draft } from '../../../src/storage/store.ts';
import { TENANT } from '../../helpers/build-person.ts';
import type { FixedClock } from '../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { openToldWorld, prepareGreeted, type ToldWorld } from '../../helpers/told-world.ts';

const COPY = { exportedAt: '2026-10-14T03:00:00.000Z', sha256: 'x' };

async function runHourly(
  app: Product,
  clock: FixedClock,
  until: string,
  andThen = async () => {},
): Promise<void> {
  while (clock.now() < Date.parse(until)) {
    await runDue(app);
    await andThen();
    clock.advance(3_600_000);
  }
}

/** As fast as one reader may be sent to. */
async function postAll(world: ToldWorld, app: Product): Promise<string[]> {
  for (let n = 0; n < 20; n += 1) {
    await world.post(app);
    world.clock.advance(2_000);
  }
  return world.messages.map(({ conversation, card }) => {
    const { title } = (card.header ?? card.banner) as { title: string };
    return `${conversation} ${title}`;
  });
}

function buildChannel(): Draft<Channel> {
  return {
    _id: '19:unit',
    tenantId: TENANT,
    serviceUrl: 'http://127.0.0.1/',
    conversationId: '19:unit',
    botId: 'bot',
    scope: 'barnaul',
    active: true,
    subscribedBy: 'unit-sales-head',
    pending: [],
    hasPending: false,
  };
}

describe('three weeks without sending', () => {
  it('bring no more than three weeks without a bot', async () => {
    const told = await Promise.all([pause(false), pause(true)]);

    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.length).toBeLessThanOrEqual(2);
  });

  it('bring the latest of each matter, and nothing of what is over, when no secret was there to send it', async () => {
    const store = openMemoryStore();
    const world = await openToldWorld(store, await prepareGreeted(2), '2026-10-14T04:00:00Z');
    const app = await world.start();
    await app.channels.insert(buildChannel());
    await runHourly(app, world.clock, '2026-11-04T05:00:00Z');

    expect(await postAll(world, app)).toEqual([
      '19:unit 02.11.2026 – 08.11.2026',
      '19:unit Отчёт за октябрь 2026 г.',
      'manager Сегодня',
      'manager День народного единства',
    ]);
    await store.close();
  });

  it('bring no more to somebody who was out of reach', async () => {
    const store = openMemoryStore();
    const world = await openToldWorld(store, await prepareGreeted(2), '2026-10-14T04:00:00Z');
    const app = await world.start();
    await runHourly(app, world.clock, '2026-11-04T05:00:00Z');
    for await (const { _id, status } of app.deliveries.scan()) {
      if (status !== 'pending') continue;
      await updateDelivery(app.deliveries, _id, () => ({ status: 'failed', lastError: UNREACHABLE }));
    }

    await hearPerson(app, {
      personId: 'manager',
      tenantId: TENANT,
      serviceUrl: 'http://127.0.0.1/',
      conversationId: 'manager',
      botId: 'bot',
      teamsLocale: 'ru-RU',
    });
    expect(await postAll(world, app)).toEqual(['manager День народного единства', 'manager Сегодня']);
    await store.close();
  });

  /** Two clients with a birthday on 16 October; from the 10th on nothing goes out, or no bot runs. */
  async function pause(runs: boolean): Promise<string[][]> {
    const paused = openMemoryStore();
    const world = await openToldWorld(paused, await prepareGreeted(2), '2026-10-14T04:00:00Z');
    await noteRestored(paused, COPY);
    if (runs) {
      const app = await world.start();
      await runHourly(app, world.clock, '2026-11-04T04:00:00Z', () => world.post(app));
      expect(world.messages).toEqual([]);
    }
    await endCopy(paused);
    world.clock.set('2026-11-04T05:00:00Z');
    const app = await world.start();
    await runDue(app);
    await world.post(app);
    await paused.close();
    return world.messages.map(({ matters }) => matters);
  }
});
