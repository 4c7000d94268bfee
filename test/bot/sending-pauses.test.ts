import { afterEach, describe, expect, it } from '@jest/globals';
import type { ConnectorRequest, Failure } from '../helpers/fake-connector.ts';
import { type SendDesk, startSendDesk } from '../helpers/send-desk.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

let desk: SendDesk;

afterEach(() => desk.bot.close());

/** A bot that has messages for each reader, which the connector answers so. */
async function startOwing(readers: string[], failure: Failure, each = 1): Promise<void> {
  desk = await startSendDesk({ readers });
  await desk.meet(...readers);
  desk.bot.connector.fail(failure);
  for (let n = 0; n < each; n += 1) {
    for (const reader of readers) await desk.owe(`${n}-${reader}`, reader, { dueAt: n });
  }
  await desk.bot.drain();
}

function isFor(person: string) {
  return ({ conversationId }: ConnectorRequest) => conversationId === `chat-${person}`;
}

function count(readers: string[]): number {
  return readers.reduce((sum, reader) => sum + desk.received(reader).length, 0);
}

describe('a conversation that is throttled', () => {
  it.each([
    ['429', '3600'],
    ['429', '999999'],
    ['503', '3600'],
  ])(
    '(%s, Retry-After %s) waits for a quarter of an hour at most, the others not at all',
    async (status, retryAfter) => {
      await startOwing(['anna', 'boris', 'vera'], { status: Number(status), retryAfter, on: isFor('anna') });
      expect(count(['boris', 'vera'])).toBe(2);

      await desk.pass(14 * MINUTE_MS, MINUTE_MS);
      expect(count(['anna'])).toBe(0);
      await desk.pass(2 * MINUTE_MS, MINUTE_MS);
      expect(desk.received('anna')).toEqual(['0-anna']);
    },
  );

  it.each([429, 503, 412])('(%i) may be asked to wait until a date', async (status) => {
    const retryAfter = new Date(Date.parse('2026-11-24T05:00:40Z')).toUTCString();
    await startOwing(['anna', 'boris'], { status, retryAfter, on: isFor('anna') });
    expect(count(['boris'])).toBe(1);

    await desk.pass(39 * SECOND_MS, SECOND_MS);
    expect(count(['anna'])).toBe(0);
    await desk.pass(2 * SECOND_MS, SECOND_MS);
    expect(count(['anna'])).toBe(1);
  });

  it.each(['-5', 'soon', '', 'Tue, 24 Nov 2026 04:00:00 GMT'])(
    'is tried a second later when "%s" says nothing',
    async (retryAfter) => {
      await startOwing(['anna'], { status: 429, retryAfter });

      await desk.pass(2 * SECOND_MS, SECOND_MS);

      expect(count(['anna'])).toBe(1);
    },
  );

  it('is not asked more and more often by a service that asks for no time at all', async () => {
    await startOwing(['anna'], { status: 429, retryAfter: '0', times: Number.POSITIVE_INFINITY });

    await desk.pass(10 * MINUTE_MS, SECOND_MS);

    expect(desk.bot.connector.requests.length).toBeLessThan(15);
    expect(await desk.record('0-anna')).toMatchObject({ status: 'pending' });
  });
});

describe('a service that throttles', () => {
  const readers = Array.from({ length: 30 }, (_, n) => `reader-${n}`);

  it('several conversations in a row is left alone as a whole, as long as it asks for', async () => {
    await startOwing(readers, { status: 429, retryAfter: '20', times: 20 });
    const tried = desk.bot.connector.requests.length;
    expect(tried).toBeLessThanOrEqual(16);

    await desk.pass(19 * SECOND_MS, SECOND_MS);
    expect(desk.bot.connector.requests).toHaveLength(tried);

    desk.bot.connector.recover();
    await desk.pass(5 * SECOND_MS, SECOND_MS);
    expect(count(readers)).toBe(30);
  });

  it('two conversations is not', async () => {
    const on = ({ conversationId }: ConnectorRequest) =>
      ['chat-reader-0', 'chat-reader-1'].includes(conversationId);
    await startOwing(readers, { status: 429, retryAfter: '600', times: 2, on });

    expect(count(readers)).toBe(28);
  });

  it('nobody but is unavailable is asked for everybody', async () => {
    await startOwing(readers, { status: 503, times: 30 });

    expect(desk.bot.connector.requests).toHaveLength(30);
  });
});

describe('the time that it takes to send 600 messages to 60 people', () => {
  const readers = Array.from({ length: 60 }, (_, n) => `reader-${n}`);

  /** Seconds of the desk's clock until all have come, with so many of 100 calls failing. */
  async function secondsWith(failing: number, status: number): Promise<number> {
    let seed = 7;
    const on = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % 100 < failing;
    };
    await startOwing(readers, { status, times: Number.POSITIVE_INFINITY, on }, 10);
    let seconds = 0;
    while (count(readers) < 600) {
      if (seconds > 600) throw new Error(`only ${count(readers)} have come`);
      await desk.pass(250);
      seconds += 0.25;
    }
    return seconds;
  }

  it('at most doubles when three of ten calls fail with 503, and nobody gets anything twice or out of order', async () => {
    const without = await secondsWith(0, 503);
    await desk.bot.close();
    const withFailures = await secondsWith(30, 503);

    expect(withFailures / without).toBeLessThan(2);
    for (const reader of readers) {
      expect(desk.received(reader)).toEqual(Array.from({ length: 10 }, (_, n) => `${n}-${reader}`));
    }
  });
});
