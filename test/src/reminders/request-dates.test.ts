import { describe, expect, it } from '@jest/globals';
import { markDone } from '../../../src/reminders/answers/mark-done.ts';
import { refreshReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import type { RequestDoc } from '../../../src/requests/request.ts';
import { buildContract, buildDiscount, buildProject } from '../../helpers/build-dated.ts';
import { createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const CLIENT = 'VIP-2026-0001';

let seen: Set<string>;

async function openWorld(start: string, request: RequestDoc): Promise<ReminderWorld> {
  seen = new Set();
  const world = await createReminderWorld(start);
  await world.addClient();
  const { version: _, ...draft } = request;
  await world.app.requests.insert(draft);
  await refreshReminders(world.app, `request:${request._id}`);
  return world;
}

/** Lists what came about the request, by the days on which one looked. */
async function arrived(world: ReminderWorld, days: string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const day of days) {
    world.setTime(`${day} 08:45`);
    await world.runOnce();
    expect(await own(world)).toEqual([]);
    world.setTime(`${day} 09:00`);
    await world.runOnce();
    lines.push(...(await own(world)).map((line) => `${day} ${line}`));
  }
  return lines;
}

/** Lists what was written of the request since one looked last, in digests or alone, and not taken back. */
async function own(world: ReminderWorld): Promise<string[]> {
  const lines: string[] = [];
  for (const { _id, content, recipient, status } of await world.deliveries()) {
    if (content.kind !== 'reminder' || !/-expiry|milestone/.test(content.matter)) continue;
    if (status === 'held' || status === 'dropped' || seen.has(_id)) continue;
    seen.add(_id);
    const late = content.late ? ' late' : '';
    lines.push(`${recipient} ${content.step} ${content.matter} ${content.occurrence}${late}`);
  }
  return lines.sort();
}

async function changeRequest(world: ReminderWorld, change: Partial<RequestDoc>): Promise<void> {
  for await (const request of world.app.requests.scan()) {
    await world.app.requests.replace({ ...request, ...change });
    await refreshReminders(world.app, `request:${request._id}`);
  }
}

describe('the end of a discount', () => {
  it('is announced thirty and seven days before', async () => {
    const world = await openWorld('2026-11-23 08:00', buildDiscount('2026-12-31'));

    expect(await arrived(world, ['2026-11-30', '2026-12-01', '2026-12-24', '2026-12-31'])).toEqual([
      '2026-12-01 manager T-30 discount-expiry:DI-2026-0001:term 2026-12-31',
      '2026-12-24 manager T-7 discount-expiry:DI-2026-0001:term 2026-12-31',
    ]);
  });

  it('is announced no more once the manager has dealt with it', async () => {
    const world = await openWorld('2026-11-23 08:00', buildDiscount('2026-12-31'));
    await arrived(world, ['2026-12-01']);
    const matter = 'discount-expiry:DI-2026-0001:term';
    await markDone(world.app, { matter, occurrence: '2026-12-31', by: 'manager' });

    expect(await arrived(world, ['2026-12-24'])).toEqual([]);
  });

  it('is not announced while nothing is approved, nor to a client who is no VIP any more', async () => {
    const open = await openWorld('2026-11-23 08:00', buildDiscount('2026-12-31', { status: 'refused' }));
    expect(await arrived(open, ['2026-12-01'])).toEqual([]);

    const world = await openWorld('2026-11-23 08:00', buildDiscount('2026-12-31'));
    const client = await world.app.clients.get(CLIENT);
    if (client) await world.app.clients.replace({ ...client, status: 'removed', active: false });
    await refreshReminders(world.app, `client:${CLIENT}`);

    expect(await arrived(world, ['2026-12-01', '2026-12-24'])).toEqual([]);
  });

  it('is announced to the new manager after a hand-over', async () => {
    const world = await openWorld('2026-11-23 08:00', buildDiscount('2026-12-31'));
    const client = await world.app.clients.get(CLIENT);
    if (client) {
      const appointment = { ...client.passport.appointment, manager: 'branch-sales' };
      await world.app.clients.replace({ ...client, passport: { ...client.passport, appointment } });
    }
    await refreshReminders(world.app, `client:${CLIENT}`);

    expect(await arrived(world, ['2026-12-01'])).toEqual([
      '2026-12-01 branch-sales T-30 discount-expiry:DI-2026-0001:term 2026-12-31',
    ]);
  });

  it('comes late, once, after a gap, and not after the end', async () => {
    const world = await openWorld('2026-11-23 08:00', buildDiscount('2026-12-31'));
    world.setTime('2026-12-26 10:00');
    await world.runOnce();
    await world.runOnce();
    expect(await own(world)).toEqual(['manager T-7 discount-expiry:DI-2026-0001:term 2026-12-31 late']);

    const late = await openWorld('2026-11-23 08:00', buildDiscount('2026-12-31'));
    late.setTime('2027-01-11 10:00');
    await late.runOnce();
    expect(await own(late)).toEqual([]);
  });
});

describe('the end of a contract', () => {
  it('is announced sixty, thirty and seven days before', async () => {
    const world = await openWorld('2026-11-23 08:00', buildContract('2027-01-31'));

    expect(await arrived(world, ['2026-12-02', '2027-01-01', '2027-01-24', '2027-01-31'])).toEqual([
      '2026-12-02 manager T-60 contract-expiry:CN-2026-0001:term 2027-01-31',
      '2027-01-01 manager T-30 contract-expiry:CN-2026-0001:term 2027-01-31',
      '2027-01-24 manager T-7 contract-expiry:CN-2026-0001:term 2027-01-31',
    ]);
  });
});

describe('milestones of a project', () => {
  it('are announced a week and a day before and on the day, each by itself', async () => {
    const world = await openWorld('2026-11-23 08:00', buildProject('2026-12-10', '2026-12-17'));

    const days = ['2026-12-03', '2026-12-09', '2026-12-10', '2026-12-16', '2026-12-17'];
    expect(await arrived(world, days)).toEqual([
      '2026-12-03 manager T-7 milestone:JP-2026-0001:milestones-0 2026-12-10',
      '2026-12-09 manager T-1 milestone:JP-2026-0001:milestones-0 2026-12-10',
      '2026-12-10 manager T-7 milestone:JP-2026-0001:end 2026-12-17',
      '2026-12-10 manager day milestone:JP-2026-0001:milestones-0 2026-12-10',
      '2026-12-16 manager T-1 milestone:JP-2026-0001:end 2026-12-17',
      '2026-12-17 manager day milestone:JP-2026-0001:end 2026-12-17',
    ]);
  });

  it('follow a changed date, and end with the project', async () => {
    const world = await openWorld('2026-11-23 08:00', buildProject('2026-12-10', '2026-12-24'));
    const values = { milestones: [{ title: 'Склад подключён', on: '2026-12-15' }], to: '2026-12-24' };
    await changeRequest(world, { values });
    expect(await arrived(world, ['2026-12-03', '2026-12-08'])).toEqual([
      '2026-12-08 manager T-7 milestone:JP-2026-0001:milestones-0 2026-12-15',
    ]);

    await changeRequest(world, { status: 'approved' });

    expect(await arrived(world, ['2026-12-14', '2026-12-17'])).toEqual([]);
  });
});
