import { describe, expect, it } from '@jest/globals';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { ensurePlans } from '../../../src/reminders/clock/plans.ts';
import { refreshAllReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import { tick } from '../../../src/reminders/clock/tick.ts';
import { gatherDigests } from '../../../src/reminders/digests/gather-digests.ts';
import {
  buildGreeted,
  createReminderWorld,
  type ReminderWorld,
  withoutMorning,
} from '../../helpers/reminder-world.ts';

const matter = 'client-day:VIP-2026-0001:contact-director';

async function own(world: ReminderWorld): Promise<string[]> {
  return (await world.sent()).filter((line) => line.includes('client-day:'));
}

async function jump(world: ReminderWorld, to: string): Promise<void> {
  world.setTime(to);
  await world.runOnce();
}

describe('after a gap', () => {
  it('only the latest due step of a matter is sent, marked late', async () => {
    const world = await createReminderWorld('2026-11-19 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    await jump(world, '2026-12-03 13:00');

    expect(await own(world)).toEqual([`manager T-1 ${matter} 2026-12-04 late`]);
  });

  it('what is on time is not late', async () => {
    const world = await createReminderWorld('2026-11-19 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    await jump(world, '2026-12-04 09:00');

    expect(await own(world)).toEqual([`manager day ${matter} 2026-12-04`]);
  });

  it('an escalation reaches the manager too, who was never reminded', async () => {
    const world = await createReminderWorld('2026-11-19 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    await jump(world, '2026-12-08 12:00');

    expect(await own(world)).toEqual([
      `manager missed ${matter} 2026-12-04 late`,
      `unit-sales-head missed ${matter} 2026-12-04 late`,
    ]);
  });

  it('what is too old is dropped, and the next year stands', async () => {
    const world = await createReminderWorld('2026-11-19 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    await jump(world, '2027-02-01 12:00');

    expect(await own(world)).toEqual([]);
    await world.runOnce();
    expect((await world.app.reminderClocks.get(matter))?.occurrence).toBe('2027-12-04');
  });

  it('reports that nobody opened meanwhile are opened and reminded of late', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await ensurePlans(world.app);

    await jump(world, '2027-01-04 12:00');

    const lines = (await world.sent()).filter((line) => line.startsWith('unit-sales-head'));
    expect(lines.join()).toContain('due-1 unit-report:barnaul:2026-12 2027-01-11 late');
    expect(lines.join()).toContain('unit-report:barnaul:2026-11 2026-12-07');
  });
});

describe('running twice', () => {
  it('two tickers at once leave one delivery of each', async () => {
    const world = await createReminderWorld('2026-12-02 08:00');
    for (let n = 1; n <= 9; n += 1) {
      await world.addClient(buildGreeted({ birthday: '12-04' }, { _id: `VIP-2026-000${n}` }));
    }
    world.setTime('2026-12-03 09:00');

    await Promise.all([tick(world.app), tick(world.app)]);
    await Promise.all([gatherDigests(world.app), gatherDigests(world.app)]);

    const deliveries = await world.deliveries();
    expect(deliveries.filter(({ status }) => status === 'merged')).toHaveLength(9);
    expect(deliveries.filter(({ content }) => content.kind === 'morning')).toHaveLength(1);
    expect(deliveries).toHaveLength(10);
  });

  it('a tick after a crash between writing and moving on repeats nothing', async () => {
    const world = await createReminderWorld('2026-12-02 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    world.setTime('2026-12-03 09:00');
    const { replace } = world.app.reminderClocks;
    world.app.reminderClocks.replace = async () => {
      throw new Error('killed');
    };
    expect(await tick(world.app)).toMatchObject({ failed: 1 });
    world.app.reminderClocks.replace = replace;

    await world.runOnce();
    await world.runOnce();

    expect(await own(world)).toEqual([`manager T-1 ${matter} 2026-12-04`]);
    expect((await world.deliveries()).filter(({ content }) => content.kind === 'reminder')).toHaveLength(1);
  });

  it('a clock that fails does not keep the others', async () => {
    const world = await createReminderWorld('2026-12-02 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    await world.addClient(buildGreeted({ birthday: '12-04' }, { _id: 'VIP-2026-0002' }));
    const { get } = world.app.clients;
    world.app.clients.get = async (id) => {
      if (id === 'VIP-2026-0001') throw new Error('unreadable');
      return get(id);
    };
    world.setTime('2026-12-03 09:00');

    expect(await tick(world.app)).toMatchObject({ failed: 1 });
    expect((await world.deliveries()).map(({ recipient }) => recipient)).toEqual(['manager']);
  });

  it('time that is moved back repeats nothing', async () => {
    const world = await createReminderWorld('2026-12-02 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    await jump(world, '2026-12-03 09:00');
    await own(world);

    await jump(world, '2026-12-01 09:00');
    await jump(world, '2026-12-03 09:00');

    expect(await own(world)).toEqual([]);
  });
});

describe('a digest', () => {
  it('gathers what one person gets in one hour; a single reminder stays a card', async () => {
    const world = await createReminderWorld('2026-12-02 08:00');
    await withoutMorning(world);
    await world.addClient(buildGreeted({ birthday: '12-04', companyDay: '2001-12-04' }));
    await jump(world, '2026-12-03 09:00');
    const [line] = await world.sent();
    expect(line).toMatch(/^manager digest of T-1 .*company-foundation.*; T-1 .*contact-director/);

    await jump(world, '2026-12-07 09:00');
    expect((await world.sent()).length).toBeGreaterThan(0);
  });

  it('has at most twelve rows, and as many cards as it takes', async () => {
    const world = await createReminderWorld('2026-12-02 08:00');
    await withoutMorning(world);
    for (let n = 10; n < 40; n += 1) {
      await world.addClient(buildGreeted({ birthday: '12-04' }, { _id: `VIP-2026-00${n}` }));
    }
    await jump(world, '2026-12-03 09:00');

    const digests = (await world.deliveries()).flatMap(({ content }) =>
      content.kind === 'digest' ? [content.deliveries.length] : [],
    );
    expect(digests.sort()).toEqual([12, 12, 6]);
  });
});

describe('a change of the calendar', () => {
  it('plans everything again', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await ensurePlans(world.app);
    const moved = { ...DEFAULT_TRANSFERS, '2026': [{ from: '2026-11-28', to: '2026-12-07' }] };
    world.setCalendar(createWorkCalendar(moved));

    await refreshAllReminders(world.app);

    expect((await world.app.reports.get('barnaul:2026-11'))?.dueOn).toBe('2026-12-08');
    const clock = await world.app.reminderClocks.get('unit-report:barnaul:2026-11');
    expect([clock?.occurrence, clock?.step]).toEqual(['2026-12-08', 'due-5']);
    const branch = await world.app.reminderClocks.get('unit-report:branch:2026-11');
    expect(branch?.occurrence).toBe('2026-12-08');
  });
});
