import { describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../../bot/renderers.ts';
import { createContentRenderer } from '../../../bot/turn/render-content.ts';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { subscribeChannel } from '../../../src/reminders/channels/subscribe-channel.ts';
import { ensurePlans } from '../../../src/reminders/clock/plans.ts';
import { refreshAllReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import { buildUnit } from '../../helpers/build-person.ts';
import { visibleText } from '../../helpers/card-contents.ts';
import { noFileHost } from '../../helpers/no-file-host.ts';
import { cards } from '../../helpers/reminder-turn.ts';
import { buildGreeted, createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const ADDRESS = { tenantId: 't', serviceUrl: 'http://127.0.0.1/', botId: 'b' };

function subscribe(world: ReminderWorld, channel: string, scope: string) {
  const address = { ...ADDRESS, conversationId: channel };
  return subscribeChannel(world.app, { channel, address, by: 'branch-sales', scope });
}

/** On Tuesday 8 September; no working Monday is off until November. */
async function openEmpty(start = '2026-09-08 08:00'): Promise<ReminderWorld> {
  const world = await createReminderWorld(start);
  await ensurePlans(world.app);
  await subscribe(world, '19:unit', 'barnaul');
  return world;
}

/** The same with a client of the unit that has a day in every week. */
async function open(): Promise<ReminderWorld> {
  const world = await openEmpty();
  await celebrate(world, 'barnaul');
  return world;
}

async function celebrate(world: ReminderWorld, unit: string): Promise<void> {
  const { version: _, ...client } = buildGreeted({}, { _id: `VIP-${unit}` });
  const days = ['01', '05', '10', '15', '20', '25'].flatMap((day) =>
    ['01', '09', '10', '11'].map((month) => `2001-${month}-${day}`),
  );
  const companyDays = days.map((day) => ({ id: day, title: 'День', day }));
  await world.app.clients.insert({ ...client, passport: { ...client.passport, unit, companyDays } });
}

/** The bot is down until then. */
async function wakeAt(world: ReminderWorld, local: string): Promise<string[]> {
  world.setTime(local);
  await world.runOnce();
  return lists(world);
}

async function lists(world: ReminderWorld): Promise<string[]> {
  return (await world.sent()).filter((line) => line.includes('week of'));
}

describe('the week’s list of a channel', () => {
  it.each([
    ['on time', '2026-09-14 09:00', '2026-09-14'],
    ['after an hour', '2026-09-14 10:00', '2026-09-14'],
    ['after two hours', '2026-09-14 11:01', '2026-09-14 late'],
    ['after a day', '2026-09-15 09:00', '2026-09-14 late'],
    ['on the last evening of its week', '2026-09-20 22:00', '2026-09-14 late'],
    ['after one more Monday', '2026-09-22 12:00', '2026-09-21 late'],
    ['after two more Mondays', '2026-09-30 12:00', '2026-09-28 late'],
    ['on the third Monday itself', '2026-09-28 09:00', '2026-09-28'],
    ['after ten Mondays', '2026-11-19 12:00', '2026-11-16 late'],
    ['in the week of a holiday', '2026-11-06 12:00', '2026-11-02 late'],
    ['after the holidays of January', '2027-01-14 12:00', '2027-01-11 late'],
  ])('%s is the current one, once', async (_gap, until, list) => {
    const world = await open();

    expect(await wakeAt(world, until)).toEqual([`19:unit week of barnaul ${list}`]);
    await world.runOnce();
    expect(await lists(world)).toEqual([]);
  });

  it('of a week that is over is not sent, and the next one comes as usual', async () => {
    const world = await open();

    expect(await wakeAt(world, '2026-09-28 08:00')).toEqual([]);
    expect(await wakeAt(world, '2026-09-28 09:00')).toEqual(['19:unit week of barnaul 2026-09-28']);
    await world.runUntil('2026-10-06 10:00');
    expect(await lists(world)).toEqual(['19:unit week of barnaul 2026-10-05']);
  });

  it('comes to a channel that was subscribed before the first pass, and not twice to anyone', async () => {
    const world = await open();
    world.setTime('2026-09-23 12:00');
    await subscribe(world, '19:new', 'barnaul');

    await world.runOnce();
    await subscribe(world, '19:later', 'barnaul');

    expect(await lists(world)).toEqual([
      '19:new week of barnaul 2026-09-21 late',
      '19:unit week of barnaul 2026-09-21 late',
    ]);
    await world.runUntil('2026-09-28 10:00');
    expect(await lists(world)).toEqual(
      ['19:later', '19:new', '19:unit'].map((channel) => `${channel} week of barnaul 2026-09-28`),
    );
  });

  it('is not owed for a week in which no client has a day', async () => {
    const world = await openEmpty();
    await world.addClient(buildGreeted({ companyDay: '2001-09-23' }));

    await world.runUntil('2026-09-20 23:00');
    const owed = (await world.deliveries()).filter(({ content }) => content.kind === 'channel-week');
    expect(owed).toEqual([]);
    await world.runUntil('2026-09-27 23:00');

    expect(await lists(world)).toEqual(['19:unit week of barnaul 2026-09-21']);
  });

  it('follows the zone of its unit after a gap', async () => {
    const world = await open();
    const zones = { east: 'Asia/Kamchatka', west: 'Europe/Kaliningrad' };
    for (const [id, zone] of Object.entries(zones)) {
      await world.app.units.insert(buildUnit(id, { zone }));
      await ensurePlans(world.app);
      await subscribe(world, `19:${id}`, id);
      await celebrate(world, id);
    }

    // In Kaliningrad it is six in the morning, in Kamchatka four in the afternoon.
    expect(await wakeAt(world, '2026-09-28 11:00')).toEqual([
      '19:east week of east 2026-09-28 late',
      '19:unit week of barnaul 2026-09-28 late',
    ]);
    expect(await wakeAt(world, '2026-09-28 14:00')).toEqual(['19:west week of west 2026-09-28']);
  });
});

describe('a change of the calendar or of a unit’s zone', () => {
  async function changeZone(world: ReminderWorld, zone: string): Promise<void> {
    const unit = await world.app.units.get('barnaul');
    if (unit) await world.app.units.replace({ ...unit, zone });
    await refreshAllReminders(world.app);
  }

  it('moves a list that is planned to the hour of the new zone', async () => {
    const world = await open();
    await changeZone(world, 'Europe/Kaliningrad');

    expect(await wakeAt(world, '2026-09-14 13:45')).toEqual([]);
    expect(await wakeAt(world, '2026-09-14 14:00')).toEqual(['19:unit week of barnaul 2026-09-14']);
  });

  it('sends a list at once whose hour is past in the new zone', async () => {
    const world = await open();
    world.setTime('2026-09-14 08:00');
    await changeZone(world, 'Asia/Kamchatka');

    expect(await wakeAt(world, '2026-09-14 08:01')).toEqual(['19:unit week of barnaul 2026-09-14 late']);
    await world.runUntil('2026-09-20 10:00');
    expect(await lists(world)).toEqual([]);
  });

  it('sends no second list of a week that has got its list', async () => {
    const world = await open();
    await wakeAt(world, '2026-09-14 09:00');
    await changeZone(world, 'Europe/Kaliningrad');
    await subscribe(world, '19:later', 'barnaul');

    await world.runUntil('2026-09-20 10:00');

    expect(await lists(world)).toEqual([]);
  });

  it('moves a list from a Monday that has become a day off, and back', async () => {
    const world = await open();
    const off = { ...DEFAULT_TRANSFERS, '2026': [{ from: '2026-09-12', to: '2026-09-14' }] };
    world.setCalendar(createWorkCalendar(off));
    await refreshAllReminders(world.app);
    expect(await wakeAt(world, '2026-09-14 12:00')).toEqual([]);

    world.setCalendar(createWorkCalendar(DEFAULT_TRANSFERS));
    await refreshAllReminders(world.app);

    expect(await wakeAt(world, '2026-09-14 12:01')).toEqual(['19:unit week of barnaul 2026-09-14 late']);
    expect(await wakeAt(world, '2026-09-15 09:00')).toEqual([]);
  });
});

describe('cards of a channel after a gap', () => {
  async function draw(world: ReminderWorld, kind: 'channel-week' | 'channel-report', sent = false) {
    const delivery = (await world.deliveries()).find(({ content }) => content.kind === kind);
    if (!delivery) throw new Error(`no ${kind}`);
    const app = { ...world.app, cards: cards(), fileHost: noFileHost };
    const render = createContentRenderer(app, RENDERERS);
    const card = await render(sent ? { ...delivery, conversationId: '19:unit', activityId: 'a' } : delivery);
    return card && visibleText(card.card);
  }

  async function openGreeted(): Promise<ReminderWorld> {
    const world = await openEmpty();
    await world.addClient(buildGreeted({ birthday: '09-18' }));
    return world;
  }

  it('say that they come later than usual', async () => {
    const world = await openGreeted();
    await world.runUntil('2026-09-14 09:00');
    expect(await draw(world, 'channel-week')).not.toContain('позже обычного');

    const late = await openGreeted();
    await wakeAt(late, '2026-09-16 09:00');
    expect(await draw(late, 'channel-week')).toMatch(/Напоминание пришло позже обычного\.\nООО «Ромашка»/);
    await wakeAt(late, '2026-10-02 12:00');
    expect(await draw(late, 'channel-report')).toContain('Напоминание пришло позже обычного.');
  });

  it('do not come once their week is over, and stay where they came before', async () => {
    const world = await openGreeted();
    await world.runUntil('2026-09-14 09:00');
    world.setTime('2026-09-20 23:00');
    expect(await draw(world, 'channel-week')).toContain('ООО «Ромашка»');

    world.setTime('2026-09-21 08:00');

    expect(await draw(world, 'channel-week')).toBeNull();
    expect(await draw(world, 'channel-week', true)).toContain('ООО «Ромашка»');
  });
});
