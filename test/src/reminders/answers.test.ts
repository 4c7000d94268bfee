import { describe, expect, it } from '@jest/globals';
import { delegateToDeputy } from '../../../src/reminders/answers/delegate-to-deputy.ts';
import { markDone } from '../../../src/reminders/answers/mark-done.ts';
import { skipWithReason } from '../../../src/reminders/answers/skip-with-reason.ts';
import { snoozeToTomorrow } from '../../../src/reminders/answers/snooze-to-tomorrow.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import {
  addPerson,
  buildGreeted,
  createEve,
  createReminderWorld,
  EVE,
  type ReminderWorld,
} from '../../helpers/reminder-world.ts';

const { matter, occurrence } = EVE;
const card = { matter, occurrence, step: 'T-1' };

async function auditOf(world: ReminderWorld): Promise<string[]> {
  const page = await world.app.audit.find({
    index: 'subject',
    eq: { subject: 'client:VIP-2026-0001' },
    limit: 9,
  });
  return page.items.map(
    ({ by, event }) => `${by} ${event.type === 'reminder.done' ? event.outcome : event.type}`,
  );
}

describe('markDone', () => {
  it('ends the occurrence, once, with one audit entry and every copy drawn anew', async () => {
    const world = await createEve();

    await markDone(world.app, { ...card, by: 'manager' });
    await markDone(world.app, { ...card, by: 'manager' });
    await world.runUntil('2026-12-08 10:00');

    expect(await auditOf(world)).toEqual(['manager greeting.recorded', 'manager done']);
    const deliveries = await world.deliveries();
    const shown = deliveries.filter(({ status }) => status !== 'merged');
    expect(shown.map(({ recipient, wanted }) => [recipient, wanted])).toEqual([['manager', 1]]);
  });

  it('keeps the first of two answers', async () => {
    const world = await createEve();

    const [first, second] = await Promise.all([
      markDone(world.app, { ...card, by: 'manager' }),
      skipWithReason(world.app, { ...card, by: 'unit-sales-head', reason: 'клиент в отпуске' }),
    ]);

    expect(second.result).toEqual(first.result);
    expect(await auditOf(world)).toHaveLength(2);
  });

  it.each(['security-director', 'admin', 'branch-sales'])(
    'does not tell %s that there is one',
    async (by) => {
      const world = await createEve();

      await expect(markDone(world.app, { ...card, by })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  it.each(['deputy', 'unit-sales-head', 'unit-head'])('is allowed to %s', async (by) => {
    const world = await createEve();

    expect((await markDone(world.app, { ...card, by })).result?.by).toBe(by);
  });

  it('leaves another occurrence alone', async () => {
    const world = await createEve();

    const clock = await markDone(world.app, { ...card, occurrence: '2025-12-04', by: 'manager' });

    expect(clock.result).toBeNull();
  });

  it('does not know a foreign matter', async () => {
    const world = await createEve();

    await expect(
      markDone(world.app, { ...card, matter: 'client-day:x:y', by: 'manager' }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('counts until the next occurrence comes', async () => {
    const world = await createEve();
    await markDone(world.app, { ...card, by: 'manager' });

    await world.runUntil('2026-12-18 10:00');

    const clock = await world.app.reminderClocks.get(matter);
    expect([clock?.occurrence, clock?.step, clock?.result]).toEqual(['2027-12-04', 'T-14', null]);
  });
});

describe('skipWithReason', () => {
  it('needs a reason and keeps it', async () => {
    const world = await createEve();

    await expect(skipWithReason(world.app, { ...card, by: 'manager', reason: '  ' })).rejects.toMatchObject({
      code: 'REASON_REQUIRED',
    });
    const clock = await skipWithReason(world.app, {
      ...card,
      by: 'manager',
      reason: ' просил не поздравлять ',
    });

    expect(clock.result).toMatchObject({ outcome: 'skipped', reason: 'просил не поздравлять' });
  });
});

describe('snoozeToTomorrow', () => {
  it('comes again tomorrow morning, joined with the step of that hour', async () => {
    const world = await createEve();
    await snoozeToTomorrow(world.app, { ...card, by: 'manager' });
    await snoozeToTomorrow(world.app, { ...card, by: 'manager' });

    await world.runUntil('2026-12-04 10:00');

    const sent = await world.sent();
    expect(sent).toHaveLength(1);
    expect(await auditOf(world)).toEqual(['manager snoozed']);
  });

  it('comes again between two steps, as a delivery of its own each time', async () => {
    const world = await createReminderWorld('2026-11-19 10:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    const first = { ...card, step: 'T-14', by: 'manager' };
    await world.runUntil('2026-11-20 10:00');
    await snoozeToTomorrow(world.app, first);
    await world.runUntil('2026-11-21 10:00');
    await snoozeToTomorrow(world.app, first);
    await world.runUntil('2026-11-23 10:00');

    const lines = (await world.sent()).filter((line) => line.includes('T-14'));
    expect(lines).toHaveLength(3);
  });

  it('does not keep the head from hearing of it', async () => {
    const world = await createEve();
    await world.runUntil('2026-12-04 10:00');
    await world.sent();
    await snoozeToTomorrow(world.app, { ...card, step: 'day', by: 'manager' });

    await world.runUntil('2026-12-07 10:00');

    expect((await world.sent()).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'manager day',
      'unit-sales-head missed',
    ]);
  });
});

describe('delegateToDeputy', () => {
  it('tells the deputy at once and from then on', async () => {
    const world = await createEve();
    await delegateToDeputy(world.app, { ...card, by: 'manager' });
    expect(await world.sent()).toEqual([`deputy T-1 ${matter} ${occurrence}`]);

    await world.runUntil('2026-12-04 10:00');

    expect(await world.sent()).toEqual([`deputy day ${matter} ${occurrence}`]);
    expect(await auditOf(world)).toEqual(['manager delegated']);
  });

  it('is refused where no deputy is appointed', async () => {
    const world = await createReminderWorld('2026-12-02 10:00');
    await addPerson(world, buildHolder('marketing'));
    await world.addClient(buildGreeted({ birthday: '12-04' }));

    await expect(delegateToDeputy(world.app, { ...card, by: 'manager' })).rejects.toMatchObject({
      code: 'NO_DEPUTY',
    });
  });
});
