import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { countGivenUp, findGivenUp } from '../../src/deliveries/given-up.ts';
import { redrawCards } from '../../src/deliveries/redraw-cards.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { alarmGivenUp } from '../../src/undelivered/alarm-given-up.ts';
import { chatOf } from '../helpers/activities.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { captureLog } from '../helpers/captured-log.ts';
import { visibleText } from '../helpers/card-contents.ts';
import type { ConnectorRequest, Failure } from '../helpers/fake-connector.ts';
import { registerClient, typedPassport } from '../helpers/register-client.ts';
import { type SendDesk, startSendDesk } from '../helpers/send-desk.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

function isFor(...people: string[]) {
  return ({ conversationId }: ConnectorRequest) => people.map(chatOf).includes(conversationId);
}

describe('a message that cannot be sent', () => {
  let desk: SendDesk;

  afterEach(() => desk.bot.close());

  async function startOwing(failure: Failure): Promise<void> {
    desk = await startSendDesk();
    await desk.meet('manager', 'admin');
    desk.bot.connector.fail(failure);
    await desk.owe('A');
    await desk.bot.drain();
  }

  it.each([500, 501, 520, 409, 418, 302])('for %i once is tried again', async (status) => {
    await startOwing({ status });
    expect(desk.received()).toEqual([]);

    await desk.pass(MINUTE_MS);

    expect(desk.received()).toEqual(['A']);
    expect(await countGivenUp(desk.bot.product)).toBe(0);
  });

  it('for a 500 that does not end is tried five times within about an hour, and given up', async () => {
    await startOwing({ status: 500, times: Number.POSITIVE_INFINITY, on: isFor('manager') });

    await desk.pass(70 * MINUTE_MS, MINUTE_MS);

    expect(desk.bot.connector.requests.filter(isFor('manager'))).toHaveLength(5);
    expect(await desk.record('A')).toMatchObject({ status: 'failed', lastError: 'unclear' });
    expect(await countGivenUp(desk.bot.product)).toBe(1);
  });

  it('for a busy service that does not end is tried for about a day, and given up', async () => {
    await startOwing({ status: 503, times: Number.POSITIVE_INFINITY, on: isFor('manager') });

    await desk.pass(20 * HOUR_MS, 5 * MINUTE_MS);
    expect(await desk.record('A')).toMatchObject({ status: 'pending' });

    await desk.pass(20 * HOUR_MS, 5 * MINUTE_MS);
    expect(await desk.record('A')).toMatchObject({ status: 'failed', lastError: 'unavailable' });
  });

  it('does not use up the few tries of a 500 with what came before', async () => {
    await startOwing({ status: 503, times: 20, on: isFor('manager') });
    desk.bot.connector.fail({ status: 500, times: 3, on: isFor('manager') });

    await desk.pass(10 * HOUR_MS, MINUTE_MS);

    expect(desk.received()).toEqual(['A']);
  });

  it('keeps its card when only a redraw is given up, which counts as well', async () => {
    await startOwing({ status: 413, on: () => false });
    expect(desk.received()).toEqual(['A']);
    desk.bot.connector.recover();
    desk.bot.connector.fail({ status: 413, on: ({ kind }) => kind === 'update' });

    await redrawCards(desk.bot.product, { subject: 'request:A' });
    await desk.bot.drain();

    expect(await desk.record('A')).toMatchObject({ status: 'sent', lastError: 'too-large', shown: 1 });
    const { items } = await findGivenUp(desk.bot.product, { status: 'sent', limit: 10 });
    expect(items.map(({ _id }) => _id)).toEqual(['A']);

    await redrawCards(desk.bot.product, { subject: 'request:A' });
    await desk.bot.drain();
    expect(await countGivenUp(desk.bot.product)).toBe(0);
  });
});

describe('the alarm about what was given up', () => {
  let desk: SendDesk;

  beforeEach(async () => {
    desk = await startSendDesk({ renderers: { ...RENDERERS }, people: [...SEATS] });
    await desk.meet('manager', 'admin');
  });
  afterEach(() => desk.bot.close());

  function alarms(): string[] {
    return desk.bot.cardsOf('admin').map(({ card }) => visibleText(card));
  }

  async function giveUp(id: string, status = 400): Promise<void> {
    desk.bot.connector.fail({ status, on: isFor('manager') });
    await desk.owe(id, 'manager', { content: { kind: 'reply-lost' } });
    await desk.bot.drain();
  }

  /** Does what a pass of the scheduler does. */
  async function alarm(): Promise<void> {
    await alarmGivenUp({ ...desk.bot.product, onGivenUp: async () => {} });
    await desk.bot.drain();
  }

  it('comes at once, and then once an hour for all of it', async () => {
    await giveUp('A');
    await alarm();
    expect(alarms()).toHaveLength(1);
    expect(alarms()[0]).toContain('не смог отправить 1 сообщение');
    expect(alarms()[0]).toContain('Отклонено в Teams: 1.');

    await giveUp('B');
    await giveUp('C', 413);
    await desk.pass(50 * MINUTE_MS);
    await alarm();
    expect(alarms()).toHaveLength(1);

    await desk.pass(11 * MINUTE_MS);
    await alarm();
    expect(alarms()).toHaveLength(2);
    expect(alarms()[1]).toContain('не смог отправить 2 сообщения');
    expect(alarms()[1]).toContain('Отклонено в Teams: 1. Слишком большая карточка: 1.');

    await desk.pass(2 * HOUR_MS);
    await alarm();
    expect(alarms()).toHaveLength(2);
  });

  it('is told once, whoever died before noting that it was', async () => {
    await giveUp('A');
    await alarm();
    const mark = await desk.bot.product.marks.get('given-up-told');
    await desk.bot.product.marks.delete('given-up-told', mark?.version ?? 0);

    await alarm();

    expect(alarms()).toHaveLength(1);
  });

  it('is never about an alarm', async () => {
    desk.bot.connector.fail({ status: 400, on: isFor('admin') });
    await desk.owe('alarm', 'admin', {
      content: { kind: 'alarm', alarm: 'tick-gap', args: { minutes: 20 } },
    });
    await desk.bot.drain();
    await desk.pass(2 * HOUR_MS);
    await alarm();

    expect(alarms()).toEqual([]);
    expect(await countGivenUp(desk.bot.product)).toBe(1);
  });
});

/** Client of another tax registration, so that it is no double of the first. */
function secondClient() {
  const typed = typedPassport();
  return { ...typed, names: { ...typed.names, kpp: '222201001' } };
}

describe('the card of a request that cannot be sent', () => {
  let bot: TestBot;
  const REQUEST = 'ST-2026-0001';

  afterEach(() => bot.close());

  function news(): string[] {
    return bot
      .cardsOf('manager')
      .map(({ card }) => visibleText(card))
      .filter((text) => text.includes('Teams не принимает карточку'));
  }

  it('to the only one who may decide is told to the author once, with what to do', async () => {
    const { log, lines } = captureLog();
    bot = await startTestBot({ renderers: RENDERERS, log });
    for (const person of ['manager', 'unit-sales-head', 'admin']) await bot.install(person);
    bot.connector.fail({ status: 413, on: isFor('unit-sales-head') });

    await registerClient(bot, 'manager');
    await bot.quiet();
    await runDue(bot.product);
    await bot.quiet();

    expect(news()).toHaveLength(1);
    expect(news()[0]).toContain('unit-sales-head');
    expect(news()[0]).toContain(`«открыть ${REQUEST}»`);
    expect(
      bot
        .cardsOf('admin')
        .map(({ card }) => visibleText(card))
        .join(),
    ).toContain('Слишком большая');
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', msg: 'delivery given up' }));
  });

  it('is told to the author by the next pass when whoever gave it up died before', async () => {
    bot = await startTestBot({ renderers: RENDERERS });
    for (const person of ['manager', 'unit-sales-head', 'admin']) await bot.install(person);
    await registerClient(bot, 'manager');
    await bot.quiet();
    const { items } = await bot.product.deliveries.find({
      index: 'subject',
      eq: { subject: `request:${REQUEST}`, status: 'sent' },
      limit: 10,
    });
    const card = items.find(({ recipient }) => recipient === 'unit-sales-head');
    if (!card) throw new Error('no card');
    await bot.product.deliveries.replace({
      ...card,
      status: 'failed',
      lastError: 'too-large',
      conversationId: null,
      activityId: null,
      givenUpAt: '2026-11-24T05:00:00Z',
    });

    await runDue(bot.product);
    await bot.quiet();

    expect(news()).toHaveLength(1);
  });

  it('to one of two is no news for the author, to both of them is', async () => {
    const second = buildHolder('unit-sales-head', { _id: 'second-head' });
    bot = await startTestBot({ renderers: RENDERERS, people: [...SEATS, second] });
    for (const person of ['manager', 'unit-sales-head', 'second-head']) await bot.install(person);
    bot.connector.fail({ status: 413, times: 2, on: isFor('unit-sales-head') });
    await registerClient(bot, 'manager');
    await bot.quiet();
    expect(news()).toHaveLength(0);

    bot.connector.fail({ status: 413, times: 2, on: isFor('unit-sales-head', 'second-head') });
    await registerClient(bot, 'manager', secondClient());
    await bot.quiet();
    expect(news()).toHaveLength(1);
  });
});
