import { afterEach, describe, expect, it } from '@jest/globals';
import { captureLog, type LogLine } from '../helpers/captured-log.ts';
import { type FakeIssuer, startFakeIssuer } from '../helpers/fake-issuer.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';
import { type SendDesk, startSendDesk } from '../helpers/send-desk.ts';
import type { TestBotOptions } from '../helpers/start-bot.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const READERS = ['anna', 'boris', 'vera'];
const IDS = ['a', 'b', 'c', 'd'];

let desk: SendDesk;

afterEach(() => desk.bot.close());

async function startOwing(options: TestBotOptions): Promise<void> {
  desk = await startSendDesk({ ...options, readers: READERS });
  await desk.meet(...READERS);
}

async function oweAll(): Promise<void> {
  for (const id of IDS) for (const reader of READERS) await desk.owe(`${id}-${reader}`, reader);
}

function receivedByAll(): string[][] {
  return READERS.map((reader) => desk.received(reader));
}

const ALL = READERS.map((reader) => IDS.map((id) => `${id}-${reader}`));

async function expectAllOwed(): Promise<void> {
  const now = desk.realClock.now();
  for (const id of ALL.flat()) {
    const delivery = await desk.record(id);
    expect(delivery).toMatchObject({ status: 'pending', leaseId: '', givenUpAt: null });
    expect(delivery?.dueAt).toBeLessThanOrEqual(now + 15 * MINUTE_MS);
  }
}

describe('a secret that has expired', () => {
  it('over a weekend loses nothing: all of it goes out, in order, soon after it is renewed', async () => {
    const { log, lines } = captureLog();
    await startOwing({ log });
    desk.bot.connector.fail({ status: 401, times: Number.POSITIVE_INFINITY });
    await oweAll();

    await desk.bot.drain();
    await desk.pass(60 * HOUR_MS, 5 * MINUTE_MS);
    expect(receivedByAll()).toEqual([[], [], []]);
    await expectAllOwed();
    // One message at a time tries, about every quarter of an hour.
    expect(desk.bot.connector.requests.length).toBeLessThan(60 * 8 + 20);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({ msg: expect.stringContaining('secret'), statusCode: 401 }),
    ]);

    desk.bot.connector.recover();
    await desk.pass(16 * MINUTE_MS, MINUTE_MS);
    expect(receivedByAll()).toEqual(ALL);
    expect(lines.at(-1)).toMatchObject({ level: 'info', msg: 'messages can be sent again' });
  });

  it('is renewed with a restart, after which all of it goes out at once', async () => {
    const store = openMemoryStore();
    await startOwing({ store });
    desk.bot.connector.fail({ status: 401, times: Number.POSITIVE_INFINITY });
    await oweAll();
    await desk.bot.drain();
    await desk.pass(60 * HOUR_MS, 15 * MINUTE_MS);
    await desk.bot.close();

    desk = await startSendDesk({ store, readers: READERS });
    desk.realClock.advance(61 * HOUR_MS);
    for (const reader of READERS) {
      const known = await desk.bot.product.conversations.get(reader);
      if (known) {
        await desk.bot.product.conversations.replace({ ...known, serviceUrl: desk.bot.connector.serviceUrl });
      }
    }
    await desk.bot.drain();

    expect(receivedByAll()).toEqual(ALL);
  });

  it('does not count towards giving up: a busy service right after it changes nothing', async () => {
    await startOwing({});
    desk.bot.connector.fail({ status: 401, times: Number.POSITIVE_INFINITY });
    await oweAll();
    await desk.bot.drain();
    await desk.pass(60 * HOUR_MS, 15 * MINUTE_MS);
    desk.bot.connector.recover();
    desk.bot.connector.fail({ status: 503, times: 30 });
    desk.bot.connector.fail({ status: 500, times: 3 });

    await desk.pass(2 * HOUR_MS, MINUTE_MS);

    expect(receivedByAll().map((ids) => ids.toSorted())).toEqual(ALL);
  });
});

describe('one conversation that is refused with 401', () => {
  it('keeps its messages, and holds the others up for seconds only', async () => {
    await startOwing({});
    desk.bot.connector.fail({
      status: 401,
      times: Number.POSITIVE_INFINITY,
      on: ({ conversationId }) => conversationId === 'chat-anna',
    });
    await oweAll();

    await desk.bot.drain();
    await desk.pass(MINUTE_MS, 1_000);
    expect(receivedByAll()).toEqual([[], ...ALL.slice(1)]);

    await desk.pass(24 * HOUR_MS, 15 * MINUTE_MS);
    await desk.owe('e-boris', 'boris');
    await desk.pass(MINUTE_MS, 1_000);
    expect(desk.received('boris')).toContain('e-boris');
    expect(await desk.record('a-anna')).toMatchObject({ status: 'pending' });
  });
});

describe('a token that is not to be had', () => {
  let issuer: FakeIssuer;

  afterEach(() => issuer.close());

  /** The login host of Entra fails in this way, until it works again. */
  async function startWithoutToken(fail: () => Promise<never>): Promise<{ works(): void; lines: LogLine[] }> {
    issuer = await startFakeIssuer();
    let isWorking = false;
    const signRequest = async (request: { headers: { set(name: string, value: string): void } }) => {
      if (!isWorking) await fail();
      request.headers.set('authorization', 'Bearer bot-token');
      return request;
    };
    const credentialsFactory = {
      ...issuer.auth.credentialsFactory,
      createCredentials: async () => ({ signRequest }),
    } as unknown as NonNullable<typeof issuer.auth.credentialsFactory>;
    const { log, lines } = captureLog();
    await startOwing({ auth: { ...issuer.auth, credentialsFactory, tokenWithinMs: 50 }, log });
    return {
      lines,
      works: () => {
        isWorking = true;
      },
    };
  }

  it.each<[string, string, () => Promise<never>]>([
    ['its host is not reached', 'ECONNREFUSED', () => Promise.reject(failed({ code: 'ECONNREFUSED' }))],
    [
      'its secret has expired',
      'AADSTS7000222',
      () =>
        Promise.reject(failed({ message: 'invalid_client: AADSTS7000222: …', errorCode: 'invalid_client' })),
    ],
    ['the host refuses', 'invalid_client', () => Promise.reject(failed({ errorCode: 'invalid_client' }))],
    ['the answer makes no sense', 'TypeError', () => Promise.reject(new TypeError('undefined'))],
    ['the answer has a status', 'Error', () => Promise.reject(failed({ statusCode: 400 }))],
    ['nothing comes', 'TimeoutError', () => new Promise<never>(() => {})],
  ])('as %s, ends nothing: what is owed goes out once there is one', async (_, code, fail) => {
    const login = await startWithoutToken(fail);
    await oweAll();

    await desk.bot.drain();
    await desk.pass(60 * HOUR_MS, HOUR_MS);
    expect(desk.bot.connector.requests).toEqual([]);
    await expectAllOwed();
    expect(login.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([
      expect.objectContaining({ level: 'error', code }),
    ]);

    login.works();
    await desk.pass(16 * MINUTE_MS, MINUTE_MS);
    expect(receivedByAll()).toEqual(ALL);
  });
});

function failed(how: Record<string, unknown>): Error {
  return Object.assign(new Error('failed'), how);
}
