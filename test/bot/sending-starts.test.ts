import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildDelivery } from '../helpers/build-delivery.ts';
import { createFixedClock, type FixedClock } from '../helpers/fixed-clock.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';
import { startTestBot, type TestBot } from '../helpers/start-bot.ts';

let realClock: FixedClock;

beforeEach(() => {
  realClock = createFixedClock('2026-11-24T05:00:00Z');
});

describe('a first chat', () => {
  let opener: TestBot;

  beforeEach(async () => {
    opener = await startTestBot({ realClock, openChats: true });
  });
  afterEach(() => opener.close());

  it('is opened where the bot may do so', async () => {
    await opener.product.deliveries.insert(buildDelivery('A'));

    await opener.drain();

    expect(opener.connector.requests.map(({ kind }) => kind)).toEqual(['create', 'send']);
    expect(await opener.product.conversations.get('manager')).toMatchObject({
      conversationId: 'chat-manager',
      reachable: true,
    });
  });

  it('that is refused leaves the person out of reach', async () => {
    await opener.product.deliveries.insert(buildDelivery('A'));
    opener.connector.fail({ status: 403 });

    await opener.drain();

    expect(await opener.product.deliveries.get('A')).toMatchObject({
      status: 'failed',
      lastError: 'unreachable',
    });
    expect(await opener.product.conversations.get('manager')).toMatchObject({ reachable: false });
  });
});

describe('a chat that begins with its person', () => {
  let waiting: TestBot;

  beforeEach(async () => {
    waiting = await startTestBot({ realClock, awaitsPeople: true });
  });
  afterEach(() => waiting.close());

  it('leaves what is owed waiting, and nobody out of reach', async () => {
    await waiting.product.deliveries.insert(buildDelivery('A'));
    await waiting.drain();

    expect(await waiting.product.deliveries.get('A')).toMatchObject({ status: 'pending' });
    expect(await waiting.product.conversations.get('manager')).toBeNull();
    expect(waiting.connector.requests).toEqual([]);
  });

  it('gets it once the person comes, while others are not kept waiting', async () => {
    await waiting.product.deliveries.insert(buildDelivery('A'));
    await waiting.say('admin', 'помощь');
    await waiting.product.deliveries.insert(buildDelivery('B', { recipient: 'admin' }));
    await waiting.drain();
    expect(await waiting.product.deliveries.get('B')).toMatchObject({ status: 'sent' });

    await waiting.say('manager', 'помощь');
    await waiting.drain();
    expect(await waiting.product.deliveries.get('A')).toMatchObject({ status: 'sent' });
  });
});

describe('a crash', () => {
  it('while sending leaves that one message to be sent again at the next start', async () => {
    const store = openMemoryStore();
    const dead = await startTestBot({ realClock, store });
    await dead.close();
    const claim = { leaseId: 'dead:1', dueAt: realClock.now() + 60_000 };
    await dead.product.deliveries.insert(buildDelivery('A', claim));

    const next = await startTestBot({ realClock, store });
    await next.drain();
    await next.say('manager', 'помощь');
    await next.drain();

    expect(await next.product.deliveries.get('A')).toMatchObject({ status: 'sent', leaseId: '' });
    await next.close();
    await store.close();
  });

  it('leaves the lease to the next process, which then sends alone', async () => {
    const store = openMemoryStore();
    const first = await startTestBot({ realClock, store });
    await first.drain();
    const second = await startTestBot({ realClock, store });
    await second.drain();

    const lease = await second.product.marks.get('sender-lease');
    await first.close();

    expect(await second.product.marks.get('sender-lease')).toEqual(lease);
    await second.close();
    await store.close();
  });
});
