import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../../src/people/person.ts';
import { delegateToDeputy } from '../../../src/reminders/answers/delegate-to-deputy.ts';
import { loadReminder } from '../../../src/reminders/answers/load-reminder.ts';
import { markDone } from '../../../src/reminders/answers/mark-done.ts';
import { snoozeToTomorrow } from '../../../src/reminders/answers/snooze-to-tomorrow.ts';
import { refreshReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import { createEve, EVE, type ReminderWorld } from '../../helpers/reminder-world.ts';

const { matter, occurrence } = EVE;
const card = { matter, occurrence, step: 'T-1' };
const day = (person: string, step: string, late = false) =>
  `${person} ${step} ${matter} ${occurrence}${late ? ' late' : ''}`;

const AWAY = { person: 'stand-in', from: '2026-12-01', to: '2026-12-10' };
/** Five hours behind Barnaul, and five ahead. */
const WEST = 'Europe/Kaliningrad';
const EAST = 'Asia/Kamchatka';

/** The manager was reminded on the day before; somebody may stand in for the deputy. */
function open(deputy: Partial<Person> = {}, standIn: Partial<Person> = {}): Promise<ReminderWorld> {
  return createEve(deputy, buildHolder('manager', { _id: 'stand-in', ...standIn }));
}

async function change(world: ReminderWorld, id: string, overrides: Partial<Person>): Promise<void> {
  const person = await world.app.people.get(id);
  if (person) await world.app.people.replace({ ...person, ...overrides });
  await refreshReminders(world.app, `person:${id}`);
}

function delegate(world: ReminderWorld): Promise<unknown> {
  return delegateToDeputy(world.app, { ...card, by: 'manager' });
}

async function wakeAt(world: ReminderWorld, local: string): Promise<string[]> {
  world.setTime(local);
  await world.runOnce();
  return (await world.sent()).filter((line) => line.includes(matter));
}

describe('a reminder delegated to a deputy who is absent', () => {
  it('reaches the substitute at once and from then on', async () => {
    const world = await open({ substitute: AWAY });

    await delegate(world);

    expect(await world.sent()).toEqual([day('deputy', 'T-1'), day('stand-in', 'T-1')]);
    expect(await wakeAt(world, '2026-12-04 09:00')).toEqual([day('deputy', 'day'), day('stand-in', 'day')]);
  });

  it.each([
    [WEST, '2026-12-04 13:45', '2026-12-04 14:00'],
    [EAST, '2026-12-04 03:45', '2026-12-04 04:00'],
  ])('reaches a substitute who lives in %s at nine there', async (zone, before, nine) => {
    const world = await open({ substitute: AWAY }, { zone });
    await delegate(world);
    await world.sent();

    await world.runUntil(before);
    const early = (await world.sent()).filter((line) => line.startsWith('stand-in'));
    const inTime = (await wakeAt(world, nine)).filter((line) => line.startsWith('stand-in'));

    expect([early, inTime]).toEqual([[], [day('stand-in', 'day')]]);
  });

  it('is read and answered by the substitute, on behalf of the deputy', async () => {
    const world = await open({ substitute: AWAY });
    await delegate(world);

    const facts = await loadReminder(world.app, matter, occurrence, 'stand-in');
    const clock = await markDone(world.app, { ...card, by: 'stand-in' });

    expect(facts).toMatchObject({ state: 'open', mayAnswer: true, isOwnDuty: true, mayDelegate: false });
    expect(clock.result).toMatchObject({ outcome: 'done', by: 'stand-in' });
    const audit = await world.app.audit.find({
      index: 'subject',
      eq: { subject: 'client:VIP-2026-0001' },
      limit: 9,
    });
    expect(audit.items.map(({ by, onBehalfOf }) => [by, onBehalfOf])).toEqual([
      ['stand-in', 'deputy'],
      ['manager', null],
      ['stand-in', 'deputy'],
    ]);
  });

  it('is put off by the substitute until tomorrow at nine where they live', async () => {
    const world = await open({ substitute: AWAY }, { zone: WEST });
    await delegate(world);
    await world.sent();
    await snoozeToTomorrow(world.app, { ...card, by: 'stand-in' });

    expect(await wakeAt(world, '2026-12-04 14:00')).toContain(day('stand-in', 'day'));
  });
});

describe('an absence that is over early', () => {
  it('leaves the substitute nothing to answer, and says whose it is', async () => {
    const world = await open({ substitute: AWAY });
    await delegate(world);
    await change(world, 'deputy', { substitute: null });

    const facts = await loadReminder(world.app, matter, occurrence, 'stand-in');
    const clock = await markDone(world.app, { ...card, by: 'stand-in' });

    expect(facts).toMatchObject({ state: 'open', mayAnswer: false, heldBy: 'deputy' });
    expect(clock.result).toBeNull();
    await world.sent();
    expect(await wakeAt(world, '2026-12-04 09:00')).toEqual([day('deputy', 'day')]);
  });

  it('brings what the substitute put off back to the deputy', async () => {
    const world = await open({ substitute: AWAY });
    await world.runUntil('2026-12-04 10:00');
    await delegateToDeputy(world.app, { ...card, step: 'day', by: 'manager' });
    await snoozeToTomorrow(world.app, { ...card, step: 'day', by: 'stand-in' });
    await change(world, 'deputy', { substitute: null });
    await world.sent();

    expect(await wakeAt(world, '2026-12-05 09:00')).toEqual([day('deputy', 'day')]);
  });
});

describe('a delegate who is none any more', () => {
  it.each([
    ['has left', { active: false }],
    ['is no manager any more', { roles: [{ role: 'marketing' as const, scope: 'branch' }] }],
  ])('who %s gives it back to the owner, who is told at once', async (_why, overrides) => {
    const world = await open();
    await delegate(world);
    await world.sent();

    await change(world, 'deputy', overrides);

    expect(await world.sent()).toEqual([day('manager', 'T-1')]);
    expect((await world.app.reminderClocks.get(matter))?.delegatedTo).toBeNull();
    expect(await wakeAt(world, '2026-12-04 09:00')).toEqual([day('manager', 'day')]);
  });

  it('because the client has another deputy gives it back as well', async () => {
    const world = await open();
    await delegate(world);
    await world.sent();
    const client = await world.app.clients.get('VIP-2026-0001');
    if (!client) throw new Error('no client');
    const appointment = { ...client.passport.appointment, deputy: 'stand-in' };
    await world.app.clients.replace({ ...client, passport: { ...client.passport, appointment } });

    await refreshReminders(world.app, 'client:VIP-2026-0001');

    expect(await world.sent()).toEqual([day('manager', 'T-1')]);
    const facts = await loadReminder(world.app, matter, occurrence, 'deputy');
    expect(facts).toMatchObject({ mayAnswer: false, heldBy: 'manager' });
  });

  it('is not told back what the delegate has got as the new owner', async () => {
    const world = await open();
    await delegate(world);
    await world.sent();
    const client = await world.app.clients.get('VIP-2026-0001');
    if (!client) throw new Error('no client');
    const appointment = { ...client.passport.appointment, manager: 'deputy', deputy: null };
    await world.app.clients.replace({ ...client, passport: { ...client.passport, appointment } });

    await refreshReminders(world.app, 'client:VIP-2026-0001');

    expect(await world.sent()).toEqual([]);
    expect(await wakeAt(world, '2026-12-04 09:00')).toEqual([day('deputy', 'day')]);
  });

  it.each([{ active: false }, { roles: [] }])('is nobody to delegate to: %j', async (overrides) => {
    const world = await open(overrides);

    await expect(delegate(world)).rejects.toMatchObject({ code: 'NO_DEPUTY' });
    expect(await loadReminder(world.app, matter, occurrence, 'manager')).toMatchObject({
      mayDelegate: false,
    });
  });
});
