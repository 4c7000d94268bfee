import { describe, expect, it } from '@jest/globals';
import { refreshReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import { buildGreeted, createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const BIRTHDAY = 'client-day:VIP-2026-0001:contact-director';

/** Holidays of the season would be noise here: only the client's own days. */
async function own(world: ReminderWorld): Promise<string[]> {
  return (await world.sent()).filter((line) => !line.includes('holiday:'));
}

describe('reminders of a personal day', () => {
  it('come two weeks, three days and a day before, on the day, and to the head when nobody reacted', async () => {
    const world = await createReminderWorld('2026-11-19 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    const arrived: string[] = [];
    for (const day of ['11-20', '11-30', '12-01', '12-02', '12-03', '12-04', '12-06', '12-07', '12-08']) {
      await world.runUntil(`2026-${day} 08:45`);
      expect(await own(world)).toEqual([]);
      await world.runUntil(`2026-${day} 09:00`);
      arrived.push(...(await own(world)).map((line) => `${day} ${line}`));
    }

    expect(arrived).toEqual([
      `11-20 manager T-14 ${BIRTHDAY} 2026-12-04`,
      `12-01 manager T-3 ${BIRTHDAY} 2026-12-04`,
      `12-03 manager T-1 ${BIRTHDAY} 2026-12-04`,
      `12-04 manager day ${BIRTHDAY} 2026-12-04`,
      `12-07 unit-sales-head missed ${BIRTHDAY} 2026-12-04`,
    ]);
  });

  it('come on the last working day before, and on no day off, when the day itself is off', async () => {
    const world = await createReminderWorld('2026-12-08 08:00');
    await world.addClient(buildGreeted({ birthday: '12-13' }));

    await world.runUntil('2026-12-13 10:00');

    expect(await own(world)).toEqual([
      `manager T-3 ${BIRTHDAY} 2026-12-13`,
      `manager day ${BIRTHDAY} 2026-12-13`,
      `manager eve ${BIRTHDAY} 2026-12-13`,
    ]);
  });

  it('are not sent without a consent, nor for a client that is not active', async () => {
    const world = await createReminderWorld('2026-12-03 08:00');
    const client = buildGreeted({ birthday: '12-04' });
    const contacts = client.passport.contacts.map((contact) => ({ ...contact, consent: null }));
    await world.addClient({ ...client, passport: { ...client.passport, contacts } });
    await world.addClient(buildGreeted({ birthday: '12-04' }, { _id: 'VIP-2026-0002', active: false }));

    await world.runUntil('2026-12-04 10:00');

    expect(await own(world)).toEqual([]);
  });

  it('come again next year', async () => {
    const world = await createReminderWorld('2026-12-04 08:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    await world.runUntil('2026-12-19 00:00');
    await own(world);

    world.setTime('2027-11-19 09:00');
    await world.runOnce();

    const again = (await own(world)).filter((line) => line.includes(BIRTHDAY));
    expect(again).toEqual([`manager T-14 ${BIRTHDAY} 2027-12-04`]);
  });

  it('follow an edited date and forget the old one', async () => {
    const world = await createReminderWorld('2026-12-02 08:00');
    const client = await world.addClient(buildGreeted({ birthday: '12-04' }));
    const [contact] = client.passport.contacts;
    if (!contact) throw new Error('no contact');
    const passport = { ...client.passport, contacts: [{ ...contact, birthday: '12-08' }] };
    await world.app.clients.replace({ ...client, passport });
    await refreshReminders(world.app, 'client:VIP-2026-0001');

    await world.runUntil('2026-12-05 10:00');

    expect(await own(world)).toEqual([`manager T-3 ${BIRTHDAY} 2026-12-08`]);
  });

  it('go to the new manager after a hand-over, even when the old one was about to be told', async () => {
    const world = await createReminderWorld('2026-12-02 10:00');
    const client = await world.addClient(buildGreeted({ birthday: '12-04' }));
    const passport = {
      ...client.passport,
      appointment: { ...client.passport.appointment, manager: 'branch-sales' },
    };
    await world.app.clients.replace({ ...client, passport });
    await refreshReminders(world.app, 'client:VIP-2026-0001');

    await world.runUntil('2026-12-03 10:00');

    expect(await own(world)).toEqual([`branch-sales T-1 ${BIRTHDAY} 2026-12-04`]);
  });

  it('go to the head of sales when the manager has left', async () => {
    const world = await createReminderWorld('2026-12-02 10:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    const manager = await world.app.people.get('manager');
    if (manager) await world.app.people.replace({ ...manager, active: false });

    await world.runUntil('2026-12-03 10:00');

    expect(await own(world)).toEqual([`unit-sales-head T-1 ${BIRTHDAY} 2026-12-04`]);
  });

  it('reach the substitute of an absent manager too', async () => {
    const world = await createReminderWorld('2026-12-02 10:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    const manager = await world.app.people.get('manager');
    const substitute = { person: 'branch-sales', from: '2026-12-01', to: '2026-12-03' };
    if (manager) await world.app.people.replace({ ...manager, substitute });

    await world.runUntil('2026-12-04 10:00');

    expect(await own(world)).toEqual([
      `branch-sales T-1 ${BIRTHDAY} 2026-12-04`,
      `manager T-1 ${BIRTHDAY} 2026-12-04`,
      `manager day ${BIRTHDAY} 2026-12-04`,
    ]);
  });
});

describe('the hour', () => {
  it('is nine in the recipient’s own zone', async () => {
    const world = await createReminderWorld('2026-12-02 10:00');
    const manager = await world.app.people.get('manager');
    if (manager) await world.app.people.replace({ ...manager, zone: 'Asia/Vladivostok' });
    const head = await world.app.people.get('unit-sales-head');
    if (head) await world.app.people.replace({ ...head, zone: 'Europe/Moscow' });
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    await world.runUntil('2026-12-03 05:45');
    expect(await own(world)).toEqual([]);
    await world.runUntil('2026-12-03 06:00');
    expect(await own(world)).toEqual([`manager T-1 ${BIRTHDAY} 2026-12-04`]);
    await world.runUntil('2026-12-07 12:45');
    expect(await own(world)).toEqual([`manager day ${BIRTHDAY} 2026-12-04`]);
    await world.runUntil('2026-12-07 13:00');
    expect(await own(world)).toEqual([`unit-sales-head missed ${BIRTHDAY} 2026-12-04`]);
  });
});
