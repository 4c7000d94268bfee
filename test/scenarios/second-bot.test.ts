import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { COLLECTIONS } from '../../src/product/repos.ts';
import { openMongoStore } from '../../src/storage/mongo/open-mongo-store.ts';
import type { Draft, Store } from '../../src/storage/store.ts';
import { migrateStore } from '../../src/storage/store-version.ts';
import { type MongoDouble, startMongoDouble } from '../contracts/mongo-double/start-mongo-double.ts';
import { buildDelivery } from '../helpers/build-delivery.ts';
import { registerClient, typedPassport } from '../helpers/register-client.ts';
import { startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { validInn } from '../helpers/valid-inn.ts';

let double: MongoDouble;
let stores: Store[];
let bots: TestBot[];

async function startBot(): Promise<TestBot> {
  const store = await openMongoStore(double.uri);
  if (stores.length === 0) await migrateStore(store, COLLECTIONS);
  stores.push(store);
  const bot = await startTestBot({ store, soleProcess: false, openChats: true, renderers: RENDERERS });
  bots.push(bot);
  return bot;
}

beforeEach(async () => {
  double = await startMongoDouble();
  stores = [];
  bots = [];
});

afterEach(async () => {
  for (const bot of bots) await bot.close();
  for (const store of stores) await store.close();
  await double.close();
});

describe('two bots on one MongoDB', () => {
  it('send each message once, and the second goes on when the first has died', async () => {
    const first = await startBot();
    await first.quiet();
    const second = await startBot();
    const head = () => first.cardsOf('unit-sales-head').length + second.cardsOf('unit-sales-head').length;

    await registerClient(second, 'manager');
    await first.quiet();
    expect(head()).toBe(1);

    // Closing the store gives nothing back, as with a process that is killed while it sends.
    const claim = { leaseId: 'the first', dueAt: Date.now() + 60_000 };
    await second.product.deliveries.insert({ ...newsFor('unit-sales-head'), ...claim });
    await stores[0]?.close();
    const typed = typedPassport();
    await registerClient(second, 'manager', { ...typed, names: { ...typed.names, inn: validInn(2) } });
    await second.quiet();

    expect(head()).toBe(3);
  });
});

function newsFor(person: string): Draft<Delivery> {
  return buildDelivery('in-flight', {
    recipient: person,
    content: { kind: 'reply-lost' },
    status: 'pending',
  });
}
