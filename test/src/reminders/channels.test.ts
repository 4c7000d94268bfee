import { describe, expect, it } from '@jest/globals';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { listWeek } from '../../../src/occasions/list-week.ts';
import { subscribeChannel, unsubscribeChannel } from '../../../src/reminders/channels/subscribe-channel.ts';
import { ensurePlans } from '../../../src/reminders/clock/plans.ts';
import { buildGreeted, createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const address = { tenantId: 't', serviceUrl: 'http://127.0.0.1/', botId: 'b' };

function subscribe(world: ReminderWorld, channel: string, by: string, scope = SCOPES[by] ?? 'branch') {
  const to = { ...address, conversationId: channel };
  return subscribeChannel(world.app, { channel, address: to, by, scope });
}

const SCOPES: Record<string, string> = { 'unit-sales-head': 'barnaul' };

async function toChannels(world: ReminderWorld): Promise<string[]> {
  return (await world.sent()).filter((line) => line.startsWith('19:'));
}

describe('subscribeChannel', () => {
  it('binds the channel to the unit of its head of sales, or to the branch, once', async () => {
    const world = await createReminderWorld();

    expect((await subscribe(world, '19:a', 'unit-sales-head')).scope).toBe('barnaul');
    await subscribe(world, '19:a', 'unit-sales-head');
    expect((await subscribe(world, '19:b', 'branch-sales')).scope).toBe('branch');
    expect((await subscribe(world, '19:c', 'admin')).scope).toBe('branch');
    const audit = await world.app.audit.find({ index: 'subject', eq: { subject: 'unit:barnaul' }, limit: 9 });
    expect(audit.items).toHaveLength(1);
  });

  it.each(['manager', 'commercial-director'])('is refused to %s', async (by) => {
    const world = await createReminderWorld();

    await expect(subscribe(world, '19:a', by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is undone by those who may do it, and not for another unit’s channel', async () => {
    const world = await createReminderWorld();
    await subscribe(world, '19:a', 'branch-sales');

    await expect(
      unsubscribeChannel(world.app, { channel: '19:a', by: 'unit-sales-head' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await unsubscribeChannel(world.app, { channel: '19:a', by: 'admin' })).toMatchObject({
      active: false,
    });
    expect(await unsubscribeChannel(world.app, { channel: '19:x', by: 'admin' })).toBeNull();
  });
});

describe('a channel', () => {
  /** On a Monday, with a day in this week and one in the next. */
  async function open(): Promise<ReminderWorld> {
    const world = await createReminderWorld('2026-11-23 08:00');
    await ensurePlans(world.app);
    await world.addClient(buildGreeted({ birthday: '11-26', companyDay: '2001-12-02' }));
    return world;
  }

  it('gets the week on its first working day and its reports, the branch those of all units', async () => {
    const world = await open();
    await subscribe(world, '19:unit', 'unit-sales-head');
    await subscribe(world, '19:branch', 'branch-sales');

    await world.runUntil('2026-11-24 10:00');
    expect(await toChannels(world)).toEqual([
      '19:branch week of branch 2026-11-23',
      '19:unit week of barnaul 2026-11-23',
    ]);
    await world.runUntil('2026-12-03 10:00');
    expect(await toChannels(world)).toEqual([
      '19:branch due-2 unit-report:branch:2026-11',
      '19:branch due-5 unit-report:branch:2026-11',
      '19:branch week of branch 2026-11-30',
      '19:unit due-2 unit-report:barnaul:2026-11',
      '19:unit due-5 unit-report:barnaul:2026-11',
      '19:unit week of barnaul 2026-11-30',
    ]);
  });

  it('hears nothing after it was left alone', async () => {
    const world = await open();
    await subscribe(world, '19:unit', 'unit-sales-head');
    await unsubscribeChannel(world.app, { channel: '19:unit', by: 'unit-sales-head' });

    await world.runUntil('2026-11-24 10:00');

    expect(await toChannels(world)).toEqual([]);
  });
});

describe('listWeek', () => {
  it('covers the holidays up to the next list and names no person', async () => {
    const world = await createReminderWorld();
    await world.addClient(buildGreeted({ birthday: '1980-01-03', companyDay: '01-05' }));
    await world.addClient(buildGreeted({ birthday: '01-12' }, { _id: 'VIP-2026-0002' }));

    const week = await listWeek(world.app, 'barnaul', '2026-12-28');

    expect(week.to).toBe('2027-01-10');
    expect(week.events).toEqual([
      { kind: 'holiday', date: '2027-01-01', holiday: 'state-new-year', clients: 2 },
      { kind: 'birthday', date: '2027-01-03', client: 'ООО «Ромашка»', title: '' },
      { kind: 'company-day', date: '2027-01-05', client: 'ООО «Ромашка»', title: 'День' },
    ]);
    expect((await listWeek(world.app, 'biysk', '2026-12-28')).events).toEqual([]);
  });
});

describe('the calendar’s alarm', () => {
  it('reaches the admins once a week from 1 December while next year’s transfers are missing', async () => {
    const world = await createReminderWorld('2026-11-29 08:00');
    world.setCalendar(createWorkCalendar({ '2026': [] }));
    await ensurePlans(world.app);

    await world.runUntil('2026-11-30 23:00');
    expect((await world.sent()).filter((line) => line.includes('alarm'))).toEqual([]);
    await world.runUntil('2026-12-12 23:00');
    expect((await world.sent()).filter((line) => line.includes('alarm'))).toEqual([
      'admin alarm calendar-missing',
      'admin alarm calendar-missing',
    ]);
  });
});
