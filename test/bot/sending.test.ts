import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { redrawCards } from '../../src/deliveries/redraw-cards.ts';
import { tell } from '../../src/deliveries/tell.ts';
import { buildBotAdded } from '../helpers/activities.ts';
import { type SendDesk, START, startSendDesk } from '../helpers/send-desk.ts';
import type { TestBot } from '../helpers/start-bot.ts';

let desk: SendDesk;
let bot: TestBot;

beforeEach(async () => {
  desk = await startSendDesk();
  bot = desk.bot;
});
afterEach(() => bot.close());

function summaries(person = 'manager'): string[] {
  return bot.cardsOf(person).map((message) => message.summary);
}

describe('what is owed', () => {
  it('is sent once, and its message is kept in mind', async () => {
    await desk.meet('manager');
    await desk.owe('A');

    await bot.drain();
    await bot.drain();

    expect(summaries()).toEqual(['request-card A for manager in ru']);
    expect(await desk.record('A')).toMatchObject({
      status: 'sent',
      activityId: 'message-1',
      conversationId: 'chat-manager',
      leaseId: '',
    });
  });

  it('is told to everybody in the audience once, however often the relay tries', async () => {
    await desk.meet('manager', 'branch-sales');
    const findCalled = async () => ['manager', 'branch-sales'];
    const args = {
      audience: [{ person: 'manager' }, { seatsOf: 'A' }, { role: 'branch-sales' as const, scope: 'branch' }],
      content: { kind: 'request-card' as const, request: 'A' },
    };

    await tell({ ...bot.product, findCalled }, args, 'requests:A:1:0');
    await tell({ ...bot.product, findCalled }, args, 'requests:A:1:0');
    await bot.drain();

    expect(await bot.product.deliveries.count({ index: '', eq: {} })).toBe(2);
    expect(summaries('manager')).toHaveLength(1);
    expect(summaries('branch-sales')).toHaveLength(1);
  });

  it('keeps its order for one recipient', async () => {
    await desk.meet('manager');
    for (const id of ['a', 'b', 'c', 'd']) await desk.owe(id);

    await bot.drain();

    expect(summaries().map((text) => text.split(' ')[1])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is dropped for somebody who has left', async () => {
    await desk.meet('stranger');
    await desk.owe('A', 'stranger');

    await bot.drain();

    expect(await desk.record('A')).toMatchObject({ status: 'dropped' });
    expect(bot.connector.requests).toEqual([]);
  });

  it('goes on at the pace that Teams takes', async () => {
    await desk.meet('manager');
    for (let n = 0; n < 20; n += 1) await desk.owe(`A${n}`);

    await bot.drain();
    expect(summaries()).toHaveLength(7);
    desk.realClock.advance(1_000);
    await bot.drain();
    expect(summaries()).toHaveLength(8);
    desk.realClock.advance(1_000);
    await bot.drain();
    expect(summaries()).toHaveLength(15);
    desk.realClock.advance(60_000);
    await bot.drain();
    expect(summaries()).toHaveLength(20);
  });
});

describe('a service that is busy', () => {
  it.each([
    ['429', 429],
    ['503', 503],
  ])(
    'for one conversation (%s) is left alone there as long as it asks for, and nowhere else',
    async (_, status) => {
      await desk.meet('manager', 'branch-sales');
      await desk.owe('A');
      bot.connector.fail({ status, retryAfter: '20' });
      await bot.drain();
      await desk.owe('B');
      await desk.owe('C', 'branch-sales');

      desk.realClock.advance(19_000);
      await bot.drain();
      expect(summaries('manager')).toEqual([]);
      expect(summaries('branch-sales')).toHaveLength(1);

      desk.realClock.advance(2_000);
      await bot.drain();
      expect(summaries('manager').map((text) => text.split(' ')[1])).toEqual(['A', 'B']);
    },
  );

  it.each([
    ['412', { status: 412 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['a dropped connection', { drop: true }],
    ['a 429 that names no time', { status: 429 }],
  ])('with %s is tried once at a time, and later again', async (_, failure) => {
    await desk.meet('manager');
    await desk.owe('A');
    bot.connector.fail(failure);

    await bot.drain();
    expect(bot.connector.requests).toHaveLength(1);
    expect(await desk.record('A')).toMatchObject({ status: 'pending', leaseId: '' });

    desk.realClock.advance(5_000);
    await bot.drain();
    expect(await desk.record('A')).toMatchObject({ status: 'sent', failures: {} });
    expect(summaries()).toHaveLength(1);
  });

  it.each([400, 413])('that says %i is not asked again', async (status) => {
    await desk.meet('manager');
    await desk.owe('A');
    bot.connector.fail({ status });

    await bot.drain();
    desk.realClock.advance(3_600_000);
    await bot.drain();

    expect(bot.connector.requests).toHaveLength(1);
    expect(await desk.record('A')).toMatchObject({
      status: 'failed',
      dueAt: Date.parse(START),
      givenUpAt: '2026-11-24T05:00:00.000Z',
    });
  });
});

describe('somebody out of reach', () => {
  it.each([403, 404])(
    '(%i) is told nothing more, is shown to the admin, and gets all of it when back',
    async (status) => {
      await desk.meet('manager');
      await desk.owe('A');
      bot.connector.fail({ status });
      await bot.drain();
      await desk.owe('B');
      await bot.drain();

      expect(bot.connector.requests).toHaveLength(1);
      expect(await desk.record('B')).toMatchObject({ status: 'failed', lastError: 'unreachable' });
      const [list] = await bot.say('admin', 'недоступные');
      expect(JSON.stringify(list?.card)).toContain('manager — с 24.11.2026');

      await bot.post(buildBotAdded({ id: 'manager', serviceUrl: bot.connector.serviceUrl }));
      await bot.drain();
      expect(summaries().filter((text) => text.startsWith('request-card'))).toHaveLength(2);
    },
  );

  it('for want of a first word gets all of it with the first word', async () => {
    await desk.owe('A');
    await bot.drain();
    expect(await desk.record('A')).toMatchObject({ status: 'failed', lastError: 'unreachable' });

    await bot.say('manager', 'помощь');
    await bot.drain();

    expect(summaries()).toContain('request-card A for manager in ru');
  });
});

describe('a redraw', () => {
  beforeEach(async () => {
    await desk.meet('manager');
    await desk.owe('A');
    await bot.drain();
  });

  async function redraw(): Promise<void> {
    await redrawCards(bot.product, { subject: 'request:A' });
    await bot.drain();
  }

  it('updates the message', async () => {
    await redraw();

    expect(bot.cardsOf('manager')).toEqual([
      expect.objectContaining({ activityId: 'message-1', updates: 1 }),
    ]);
    expect(await desk.record('A')).toMatchObject({ status: 'sent', wanted: 1, shown: 1 });
  });

  it('of a message that is gone sends it anew, and the person stays in reach', async () => {
    bot.connector.forget('chat-manager', 'message-1');

    await redraw();

    expect(bot.cardsOf('manager')).toEqual([
      expect.objectContaining({ activityId: 'message-2', updates: 0 }),
    ]);
    expect(await desk.record('A')).toMatchObject({ status: 'sent', activityId: 'message-2' });
    expect(await bot.product.conversations.get('manager')).toMatchObject({ reachable: true });
  });

  it('that the service refuses leaves the message as it is', async () => {
    bot.connector.fail({ status: 400 });

    await redraw();
    await redraw();

    expect(bot.cardsOf('manager')).toEqual([expect.objectContaining({ updates: 1 })]);
  });
});

describe('stopping', () => {
  it('waits for what is in flight', async () => {
    await desk.meet('manager');
    for (let n = 0; n < 5; n += 1) await desk.owe(`A${n}`);
    const draining = bot.drain();
    await bot.running.sender.stop();
    await draining;

    const inFlight = await bot.product.deliveries.count({
      index: 'due',
      eq: { status: 'pending' },
      range: { gt: 0 },
    });
    expect(inFlight).toBe(0);
  });
});
