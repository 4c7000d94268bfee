import { afterEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { createInFlight } from '../../src/deliveries/sending/in-flight.ts';
import { captureLog } from '../helpers/captured-log.ts';
import { visibleText } from '../helpers/card-contents.ts';
import type { ConnectorRequest, Failure } from '../helpers/fake-connector.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';
import { registerClient } from '../helpers/register-client.ts';
import { type SendDesk, startSendDesk } from '../helpers/send-desk.ts';
import { until } from '../helpers/until.ts';

let desk: SendDesk;

afterEach(() => desk.bot.close());

function isFor(person: string) {
  return ({ conversationId }: ConnectorRequest) => conversationId === `chat-${person}`;
}

/** The connector takes what is for this person and never answers. */
function hang(person: string, failure: Partial<Failure> = {}): void {
  desk.bot.connector.fail({ hang: true, times: Number.POSITIVE_INFINITY, on: isFor(person), ...failure });
}

function triesFor(person: string): number {
  return desk.bot.connector.requests.filter(isFor(person)).length;
}

const WAITING = Array.from({ length: 100 }, (_, n) => `h${String(n).padStart(2, '0')}`);
const SECOND_MS = 1_000;
/** Time in which each who answers does so, even on a busy machine. */
const PATIENCE_MS = 400;

describe('a reader whose connection hangs', () => {
  it('holds nobody else, with a hundred messages waiting, and gets each of them once, in order', async () => {
    const { log, lines } = captureLog();
    const readers = ['hung', 'anna', 'boris'];
    desk = await startSendDesk({ readers, answerWithinMs: PATIENCE_MS, log });
    await desk.meet(...readers);
    hang('hung');
    for (const id of WAITING) await desk.owe(id, 'hung');
    for (const id of ['a', 'b', 'c']) {
      await desk.owe(`${id}1`, 'anna', { dueAt: 1 });
      await desk.owe(`${id}2`, 'boris', { dueAt: 1 });
    }

    await desk.bot.drain();
    expect(desk.received('anna')).toEqual(['a1', 'b1', 'c1']);
    expect(desk.received('boris')).toEqual(['a2', 'b2', 'c2']);
    expect(triesFor('hung')).toBe(1);

    await desk.pass(30 * SECOND_MS, SECOND_MS);
    expect(triesFor('hung')).toBeLessThan(15);
    expect(await desk.record('h00')).toMatchObject({
      status: 'pending',
      leaseId: '',
      lastError: 'no-answer',
    });
    expect(await desk.record('h99')).toMatchObject({ status: 'pending', leaseId: '', failures: {} });

    desk.bot.connector.recover();
    await desk.pass(150 * SECOND_MS, SECOND_MS);
    expect(desk.received('hung')).toEqual(WAITING);
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        msg: 'delivery not sent',
        delivery: 'h00',
        failure: 'no-answer',
      }),
    );
  });

  it('is one of many: twenty of them do not stop the rest either', async () => {
    const hung = Array.from({ length: 20 }, (_, n) => `hung-${n}`);
    desk = await startSendDesk({ readers: [...hung, 'anna'], answerWithinMs: 60_000, stopWithinMs: 50 });
    await desk.meet(...hung, 'anna');
    for (const person of hung) {
      hang(person);
      await desk.owe(person, person);
    }
    await desk.owe('A', 'anna', { dueAt: 1 });

    desk.bot.product.outbox.raise();
    await until(() => desk.received('anna').length === 1);

    expect(hung.map(triesFor)).toEqual(hung.map(() => 1));
  });

  it('may hang in the middle of an answer that said "sent": it is sent', async () => {
    desk = await startSendDesk({ answerWithinMs: PATIENCE_MS });
    await desk.meet('manager');
    desk.bot.connector.fail({ afterwards: true, status: 201, body: '{"id": "mess', midway: 'hang' });
    await desk.owe('A');

    await desk.bot.drain();
    await desk.pass(3_600 * SECOND_MS, 60 * SECOND_MS);

    expect(desk.received()).toEqual(['A']);
    expect(await desk.record('A')).toMatchObject({ status: 'sent', activityId: null });
  });

  it('gets a redraw later, in the same message', async () => {
    desk = await startSendDesk({ answerWithinMs: PATIENCE_MS });
    await desk.meet('manager');
    await desk.owe('A');
    await desk.bot.drain();
    hang('manager');
    await desk.bot.product.deliveries.replace({
      ...(await required('A')),
      status: 'pending',
      wanted: 1,
    });
    await desk.bot.drain();

    desk.bot.connector.recover();
    await desk.pass(2 * SECOND_MS);

    expect(desk.bot.connector.messagesIn('chat-manager')).toMatchObject([{ updates: 1 }]);
  });

  it('has a chat opened later, if that is what hangs', async () => {
    desk = await startSendDesk({ answerWithinMs: PATIENCE_MS, openChats: true });
    desk.bot.connector.fail({ hang: true });
    await desk.owe('A');
    await desk.bot.drain();
    expect(await desk.record('A')).toMatchObject({ status: 'pending', lastError: 'no-answer' });

    await desk.pass(2 * SECOND_MS);

    expect(desk.received()).toEqual(['A']);
  });

  it('gets the answer to what was typed with the next try', async () => {
    desk = await startSendDesk({ answerWithinMs: PATIENCE_MS });
    desk.bot.connector.fail({ hang: true });

    expect(await desk.bot.say('manager', 'помощь')).toHaveLength(1);
  });
});

describe('stopping while a connection hangs', () => {
  it('ends, and leaves the message to the next start', async () => {
    const store = openMemoryStore();
    desk = await startSendDesk({ store, answerWithinMs: 60_000, stopWithinMs: 50 });
    await desk.meet('manager');
    hang('manager');
    await desk.owe('A');
    desk.bot.product.outbox.raise();
    await until(() => triesFor('manager') === 1);
    await desk.bot.close();

    desk = await startSendDesk({ store });
    await desk.bot.product.conversations.replace({
      ...((await desk.bot.product.conversations.get('manager')) ?? never()),
      serviceUrl: desk.bot.connector.serviceUrl,
    });
    await desk.bot.drain();

    expect(desk.received()).toEqual(['A']);
  });
});

describe('stopping while an answer to what was typed hangs', () => {
  it('ends, and the card that was asked for comes after the next start', async () => {
    const store = openMemoryStore();
    const options = { store, answerWithinMs: 60_000, stopWithinMs: 50, renderers: RENDERERS };
    desk = await startSendDesk(options);
    await desk.bot.install('manager');
    await registerClient(desk.bot, 'manager');
    await desk.bot.drain();
    hang('manager');
    const asked = triesFor('manager');
    const said = desk.bot.say('manager', 'открыть ST-2026-0001').catch(() => []);
    await until(() => triesFor('manager') > asked);
    await desk.bot.close();
    await said;

    desk = await startSendDesk({ ...options, answerWithinMs: 5_000 });
    await desk.bot.install('manager');
    await desk.pass(SECOND_MS);

    const shown = desk.bot.cardsOf('manager').map(({ card }) => visibleText(card));
    expect(shown.join()).toContain('ST-2026-0001');
  });
});

describe('work in flight', () => {
  it('is one piece at a time for each recipient, so many at once, and a slow one gives its place away', async () => {
    const ends: (() => void)[] = [];
    let freed = 0;
    const inFlight = createInFlight({
      most: 2,
      mostWithSlow: 3,
      slowAfterMs: 20,
      onError: () => {},
      onRoom: () => {
        freed += 1;
      },
    });
    const begin = (name: string) => inFlight.begin(name, () => new Promise((resolve) => ends.push(resolve)));

    begin('a');
    expect([[...inFlight.recipients()], inFlight.hasRoom()]).toEqual([['a'], true]);
    begin('b');
    expect(inFlight.hasRoom()).toBe(false);
    await until(() => freed === 2);
    expect(inFlight.hasRoom()).toBe(true);
    begin('c');
    expect(inFlight.hasRoom()).toBe(false);
    for (const end of ends) end();
    await inFlight.settled();
    expect([inFlight.size(), inFlight.hasRoom()]).toEqual([0, true]);
  });
});

async function required(id: string) {
  return (await desk.record(id)) ?? never();
}

function never(): never {
  throw new Error('not there');
}
