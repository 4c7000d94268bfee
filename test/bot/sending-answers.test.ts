import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { redrawCards } from '../../src/deliveries/redraw-cards.ts';
import { chatOf } from '../helpers/activities.ts';
import { captureLog } from '../helpers/captured-log.ts';
import type { ConnectorRequest, Failure } from '../helpers/fake-connector.ts';
import { registerClient } from '../helpers/register-client.ts';
import { type SendDesk, startSendDesk } from '../helpers/send-desk.ts';
import { startTestBot } from '../helpers/start-bot.ts';

const HOUR_MS = 3_600_000;
const JSON_TYPE = 'application/json; charset=utf-8';

/** Answers that say no more than that the message was taken. */
const BARE: [string, Partial<Failure>][] = [
  ['nothing', { body: '' }],
  ['an empty object', { body: '{}' }],
  ['null', { body: 'null' }],
  ['a list', { body: '[]' }],
  ['a text', { body: '"message-1"' }],
  ['a number for an id', { body: '{"id": 5}' }],
  ['an empty id', { body: '{"id": ""}' }],
  ['an object for an id', { body: '{"id": {"id": "message-1"}}' }],
  ['a page', { body: '<html>OK</html>', contentType: 'text/html' }],
  ['a page that calls itself JSON', { body: '<html>OK</html>', contentType: JSON_TYPE }],
  ['XML', { body: '<id>1</id>', contentType: 'application/xml' }],
  ['JSON that ends early', { body: '{"id": "messa', contentType: JSON_TYPE }],
  ['a connection that breaks in the middle', { body: '{"id": "messa', midway: 'drop' }],
];

const CASES = [200, 201, 202, 204].flatMap((status) =>
  BARE.filter(([, { midway }]) => status !== 204 || !midway).map(
    ([what, answer]) => [status, what, answer] as const,
  ),
);

describe('a message that Teams takes without telling its id', () => {
  const readers = CASES.map((_, n) => `reader-${n}`);

  it('is sent, and never again, whatever the answer holds', async () => {
    const desk = await startSendDesk({ readers });
    await desk.meet(...readers);
    for (const [n, [status, , answer]] of CASES.entries()) {
      const on = ({ conversationId }: ConnectorRequest) => conversationId === `chat-reader-${n}`;
      desk.bot.connector.fail({ afterwards: true, status, ...answer, on });
      await desk.owe(`A${n}`, `reader-${n}`);
    }

    await desk.bot.drain();
    await desk.pass(24 * HOUR_MS, HOUR_MS);

    for (const [n, [status, what]] of CASES.entries()) {
      const record = await desk.record(`A${n}`);
      const { conversationId, activityId, leaseId } = record ?? {};
      expect([what, status, record?.status, conversationId, activityId, leaseId]).toEqual([
        what,
        status,
        'sent',
        `chat-reader-${n}`,
        null,
        '',
      ]);
      expect([what, status, desk.received(`reader-${n}`)]).toEqual([what, status, [`A${n}`]]);
    }
    await desk.bot.close();
  });
});

describe('the card of such a message', () => {
  let desk: SendDesk;

  beforeEach(async () => {
    desk = await startSendDesk();
    await desk.meet('manager');
  });
  afterEach(() => desk.bot.close());

  it('comes anew with a change of what it is about, once, and is drawn in place from then on', async () => {
    desk.bot.connector.fail({ afterwards: true, status: 202, body: '' });
    await desk.owe('A');
    await desk.bot.drain();

    await redrawCards(desk.bot.product, { subject: 'request:A' });
    await desk.bot.drain();
    await desk.pass(24 * HOUR_MS, HOUR_MS);
    expect(desk.received()).toEqual(['A', 'A']);

    await redrawCards(desk.bot.product, { subject: 'request:A' });
    await desk.bot.drain();
    expect(desk.bot.connector.messagesIn('chat-manager')).toMatchObject([{ updates: 0 }, { updates: 1 }]);
  });

  it('is drawn in place whatever the answer to the redraw holds', async () => {
    await desk.owe('A');
    await desk.bot.drain();
    desk.bot.connector.fail({ afterwards: true, status: 200, body: 'null' });

    await redrawCards(desk.bot.product, { subject: 'request:A' });
    await desk.bot.drain();
    await desk.pass(24 * HOUR_MS, HOUR_MS);

    expect(desk.bot.connector.requests.map(({ kind }) => kind)).toEqual(['send', 'update']);
    expect(await desk.record('A')).toMatchObject({ status: 'sent', activityId: 'message-1', shown: 1 });
  });
});

describe('a body that cannot be read', () => {
  const readers = BARE.map((_, n) => `reader-${n}`);

  async function startOwing(status: number, openChats: boolean): Promise<SendDesk> {
    const desk = await startSendDesk({ readers, openChats });
    if (!openChats) await desk.meet(...readers);
    for (const [n, [, answer]] of BARE.entries()) {
      const on = ({ conversationId, body }: ConnectorRequest) =>
        openChats
          ? JSON.stringify(body.members ?? []).includes(`"reader-${n}"`)
          : conversationId === `chat-reader-${n}`;
      desk.bot.connector.fail({ status, ...answer, on });
      await desk.owe(`A${n}`, `reader-${n}`);
    }
    await desk.bot.drain();
    return desk;
  }

  it('does not change what a failure is', async () => {
    const desk = await startOwing(413, false);

    for (const [n, [what]] of BARE.entries()) {
      const record = await desk.record(`A${n}`);
      expect([what, record?.status, record?.lastError]).toEqual([what, 'failed', 'too-large']);
    }
    await desk.bot.close();
  });

  it('leaves a new chat without an id, which is asked for again', async () => {
    const desk = await startOwing(201, true);
    for (const [n, [what]] of BARE.entries()) {
      const record = await desk.record(`A${n}`);
      expect([what, record?.status, record?.lastError]).toEqual([what, 'pending', 'unavailable']);
    }

    await desk.pass(2_000);
    expect(readers.map((reader) => desk.received(reader))).toEqual(readers.map((_, n) => [`A${n}`]));
    await desk.bot.close();
  });
});

describe('an answer to what was typed', () => {
  it('that Teams takes without telling its id comes once, with no record and no error', async () => {
    const { log, lines } = captureLog();
    const bot = await startTestBot({ renderers: RENDERERS, log });
    await bot.install('manager');
    await registerClient(bot, 'manager');
    await bot.quiet();
    const before = bot.connector.messagesIn(chatOf('manager')).length;
    const records = await bot.product.deliveries.count({ index: '', eq: {} });

    bot.connector.fail({ afterwards: true, status: 202, body: '' });
    expect(await bot.hear('manager', 'открыть ST-2026-0001')).toContain('ST-2026-0001');
    await bot.quiet();

    expect(bot.connector.messagesIn(chatOf('manager'))).toHaveLength(before + 1);
    expect(await bot.product.deliveries.count({ index: '', eq: {} })).toBe(records);
    expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    await bot.close();
  });
});
