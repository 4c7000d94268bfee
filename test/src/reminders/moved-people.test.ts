import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../../src/people/person.ts';
import { snoozeToTomorrow } from '../../../src/reminders/answers/snooze-to-tomorrow.ts';
import { refreshReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import {
  addPerson,
  buildGreeted,
  createReminderWorld,
  EVE,
  type ReminderWorld,
} from '../../helpers/reminder-world.ts';

const { matter, occurrence } = EVE;
/** Nine there is two in the afternoon in Barnaul, and four at night. */
const WEST = 'Europe/Kaliningrad';
const EAST = 'Asia/Kamchatka';

/** Half a year before a birthday. */
async function open(): Promise<ReminderWorld> {
  const world = await createReminderWorld('2026-06-02 10:00');
  await world.addClient(buildGreeted({ birthday: '12-04' }));
  return world;
}

async function change(world: ReminderWorld, id: string, overrides: Partial<Person>): Promise<void> {
  const person = await world.app.people.get(id);
  if (person) await world.app.people.replace({ ...person, ...overrides });
}

async function moveUnit(world: ReminderWorld, zone: string): Promise<void> {
  const unit = await world.app.units.get('barnaul');
  if (unit) await world.app.units.replace({ ...unit, zone });
}

/** `local who step` for what came up to a time, every quarter of an hour, from the eve on. */
async function until(world: ReminderWorld, from: string, to: string): Promise<string[]> {
  const lines: string[] = [];
  world.setTime(from);
  for (let at = Date.parse(`${from.replace(' ', 'T')}:00Z`); ; at += 15 * 60_000) {
    const local = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
    world.setTime(local);
    await world.runOnce();
    const sent = (await world.sent()).filter((line) => line.includes(matter) && !line.includes(' T-3 '));
    lines.push(
      ...sent.map((line) => `${local} ${line.replace(`${matter} `, '').replace(occurrence, '').trim()}`),
    );
    if (local >= to) return lines.map((line) => line.replace(/ {2,}/g, ' '));
  }
}

describe('a reminder that is planned', () => {
  it.each([
    [WEST, '2026-12-03 14:00 manager T-1'],
    [EAST, '2026-12-03 04:00 manager T-1'],
  ])('comes at nine in %s to whoever has moved there long before', async (zone, line) => {
    const world = await open();
    await world.runUntil('2026-06-02 11:00');
    await change(world, 'manager', { zone });
    await until(world, '2026-11-19 00:00', '2026-12-02 12:00');

    expect(await until(world, '2026-12-02 12:15', '2026-12-03 20:00')).toEqual([line]);
  });

  it.each([
    ['to the west', WEST, '2026-12-03 14:00 manager T-1'],
    ['to the east, where it is past nine', EAST, '2026-12-03 08:00 manager T-1 late'],
  ])('comes once to whoever moves %s an hour before', async (_where, zone, line) => {
    const world = await open();
    await until(world, '2026-12-02 12:00', '2026-12-03 07:45');
    await change(world, 'manager', { zone });

    expect(await until(world, '2026-12-03 08:00', '2026-12-03 20:00')).toEqual([line]);
  });

  it('comes at nine in the new zone of the unit', async () => {
    for (const [zone, line] of [
      [WEST, '2026-12-03 14:00 manager T-1'],
      [EAST, '2026-12-03 04:00 manager T-1'],
    ] as const) {
      const world = await open();
      await until(world, '2026-12-02 12:00', '2026-12-02 12:00');
      await moveUnit(world, zone);

      expect(await until(world, '2026-12-02 12:15', '2026-12-03 20:00')).toEqual([line]);
    }
  });

  it('does not come again to whoever moves west after it has come', async () => {
    const world = await open();
    await until(world, '2026-12-03 08:45', '2026-12-03 09:00');
    await change(world, 'manager', { zone: WEST });

    expect(await until(world, '2026-12-03 09:15', '2026-12-04 08:45')).toEqual([]);
  });

  it('that waits for its own hour follows its reader, too', async () => {
    const away = { person: 'stand-in', from: '2026-12-01', to: '2026-12-10' };
    for (const [zone, line] of [
      [EAST, '2026-12-03 08:00 manager T-1 late'],
      [WEST, '2026-12-03 14:00 manager T-1'],
    ] as const) {
      const world = await open();
      await addPerson(world, buildHolder('manager', { _id: 'stand-in', zone: EAST }));
      await change(world, 'manager', { substitute: away });
      expect(await until(world, '2026-12-02 12:00', '2026-12-03 07:45')).toEqual([
        '2026-12-03 04:00 stand-in T-1',
      ]);
      await change(world, 'manager', { zone });

      expect(await until(world, '2026-12-03 08:00', '2026-12-03 20:00')).toEqual([line]);
    }
  });

  it('and was put off comes at nine where its reader is by then', async () => {
    const world = await open();
    await until(world, '2026-12-03 09:00', '2026-12-03 09:00');
    await snoozeToTomorrow(world.app, { matter, occurrence, step: 'T-1', by: 'manager' });
    await change(world, 'manager', { zone: WEST });

    expect(await until(world, '2026-12-03 09:15', '2026-12-04 20:00')).toEqual([
      '2026-12-04 14:00 manager day',
    ]);
  });
});

describe('an absence entered ahead', () => {
  it.each([
    ['a month', '2026-11-02 12:00'],
    ['a day', '2026-12-02 12:00'],
    ['a night', '2026-12-02 23:00'],
  ])('by %s brings the reminder to a substitute in an earlier zone in time', async (_by, entered) => {
    const world = await open();
    await addPerson(world, buildHolder('manager', { _id: 'stand-in', zone: EAST }));
    await until(world, entered, entered);
    await change(world, 'manager', {
      substitute: { person: 'stand-in', from: '2026-12-03', to: '2026-12-03' },
    });

    expect(await until(world, '2026-12-02 23:15', '2026-12-04 10:00')).toEqual([
      '2026-12-03 04:00 stand-in T-1',
      '2026-12-03 09:00 manager T-1',
      '2026-12-04 09:00 manager day',
    ]);
  });

  it('and taken back brings it to nobody but the reader', async () => {
    const world = await open();
    await addPerson(world, buildHolder('manager', { _id: 'stand-in', zone: WEST }));
    await change(world, 'manager', {
      substitute: { person: 'stand-in', from: '2026-12-03', to: '2026-12-10' },
    });
    expect(await until(world, '2026-12-02 12:00', '2026-12-03 10:00')).toEqual([
      '2026-12-03 09:00 manager T-1',
    ]);
    await change(world, 'manager', { substitute: null });

    expect(await until(world, '2026-12-03 10:15', '2026-12-03 20:00')).toEqual([]);
  });

  it('that begins in the reader’s zone first counts there', async () => {
    const world = await open();
    await moveUnit(world, WEST);
    await addPerson(world, buildHolder('manager', { _id: 'stand-in', zone: EAST }));
    await change(world, 'manager', {
      substitute: { person: 'stand-in', from: '2026-12-03', to: '2026-12-03' },
    });

    // In Kaliningrad it is eleven at night on the second.
    expect(await until(world, '2026-12-02 12:00', '2026-12-03 05:00')).toEqual([
      '2026-12-03 04:00 stand-in T-1',
    ]);
  });
});

describe('somebody new among those who are told', () => {
  it('in an earlier zone gets an escalation in time', async () => {
    const world = await open();
    await until(world, '2026-12-04 09:00', '2026-12-04 12:00');
    await change(world, 'unit-sales-head', { active: false });
    await addPerson(world, buildHolder('unit-sales-head', { _id: 'new-head', zone: EAST }));

    expect(await until(world, '2026-12-06 20:00', '2026-12-07 12:00')).toEqual([
      '2026-12-07 04:00 new-head missed',
    ]);
  });

  it('gets nothing of a matter that has ended meanwhile', async () => {
    const world = await open();
    await until(world, '2026-12-02 12:00', '2026-12-02 12:00');
    const client = await world.app.clients.get('VIP-2026-0001');
    if (client) await world.app.clients.replace({ ...client, active: false, status: 'removed' });
    await refreshReminders(world.app, 'client:VIP-2026-0001');
    await change(world, 'manager', { zone: EAST });

    expect(await until(world, '2026-12-02 12:15', '2026-12-03 20:00')).toEqual([]);
  });
});
