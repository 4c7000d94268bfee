import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { redrawCards } from '../../src/deliveries/redraw-cards.ts';
import { chatOf } from '../helpers/activities.ts';
import { captureLog } from '../helpers/captured-log.ts';
import type { Failure } from '../helpers/fake-connector.ts';
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
  let desk: SendDesk;

  beforeEach(async () => {
    desk = await startSendDesk();
    await desk.meet('manager');
  });
  afterEach(() => desk.bot.close());

  it.each(CASES)('(%i, %s) is sent, and never again', async (status, _, answer) => {
    desk.bot.connector.fail({ afterwards: true, status, ...answer });
    await desk.owe('A');

    await desk.bot.drain();
    await desk.pass(24 * HOUR_MS, HOUR_MS);

    expect(desk.received()).toEqual(['A']);
    expect(await desk.record('A')).toMatchObject({
      status: 'sent',
      conversationId: 'chat-manager',
      activityId: null,
      leaseId: '',
    });
  });

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

describe('a failure whose body cannot be read', () => {
  it.each(BARE.filter(([, { midway }]) => !midway))('(%s) counts by its status', async (_, answer) => {
    const desk = await startSendDesk();
    await desk.meet('manager');
    desk.bot.connector.fail({ status: 413, ...answer });
    await desk.owe('A');

    await desk.bot.drain();

    expect(await desk.record('A')).toMatchObject({ status: 'failed', lastError: 'too-large' });
    await desk.bot.close();
  });
});

describe('a chat that is opened without an id', () => {
  it.each(BARE)('(%s) is asked for again', async (_, answer) => {
    const desk = await startSendDesk({ openChats: true });
    desk.bot.connector.fail({ status: 201, ...answer });
    await desk.owe('A');

    await desk.bot.drain();
    expect(await desk.record('A')).toMatchObject({ status: 'pending', lastError: 'unavailable' });

    await desk.pass(2_000);
    expect(desk.received()).toEqual(['A']);
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
