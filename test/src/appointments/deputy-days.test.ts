import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Values } from '../../../src/forms/field.ts';
import { tick } from '../../../src/reminders/clock/tick.ts';
import { deputyOn, deputyTurns } from '../../../src/requests/route/appointment-rules.ts';
import { createKindWorld, type KindWorld } from '../../helpers/kind-world.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function order(overrides: Values = {}): Values {
  return {
    manager: 'successor',
    deputy: 'manager',
    orderNumber: '7-к',
    orderDate: '2026-11-20',
    effectiveFrom: '2026-11-23',
    combined: false,
    ...overrides,
  };
}

async function appoint(id: string, overrides: Values = {}): Promise<void> {
  const values = order(overrides);
  await world.raise({ id, type: 'manager-appointment', author: 'unit-sales-head', values });
  await world.approve(id);
}

/** Messages about a hand-over that the manager got: as the former one, then as the deputy. */
async function toldManager(): Promise<string[]> {
  const told: string[] = [];
  for await (const { _id, content, recipient } of world.app.deliveries.scan()) {
    if (content.kind === 'hand-over' && recipient === 'manager') told.push(_id);
  }
  return told;
}

/** Deputy as everybody reads it, after the passes of that day. */
async function deputyOnDay(instant: string): Promise<string | null> {
  world.clock.set(instant);
  await tick(world.app);
  return (await world.client()).passport.appointment.deputy;
}

describe('a deputy of an appointment', () => {
  it('stands in within the days that it names, and is told when that begins', async () => {
    await appoint('AP-2026-0001', { deputyFrom: '2026-12-01', deputyUntil: '2026-12-10' });
    expect((await world.client()).passport.appointment.deputy).toBeNull();

    expect(await deputyOnDay('2026-11-30T10:00:00Z')).toBeNull();
    expect(await deputyOnDay('2026-12-01T01:00:00Z')).toBe('manager');
    expect(await toldManager()).toHaveLength(2);
    expect(await deputyOnDay('2026-12-10T10:00:00Z')).toBe('manager');
    expect(await deputyOnDay('2026-12-11T01:00:00Z')).toBeNull();
    expect((await world.client()).passport.appointment.manager).toBe('successor');
  });

  it('stands in at once until a day, or from the beginning without an end', async () => {
    await appoint('AP-2026-0001', { deputyUntil: '2026-12-10' });
    expect((await world.client()).passport.appointment.deputy).toBe('manager');
    expect(await deputyOnDay('2026-12-11T01:00:00Z')).toBeNull();
  });

  it('who was named by hand meanwhile stays', async () => {
    await appoint('AP-2026-0001', { deputyUntil: '2026-12-10' });
    const client = await world.client();
    const appointment = { ...client.passport.appointment, deputy: 'member' };
    await world.app.clients.replace({ ...client, passport: { ...client.passport, appointment } });

    expect(await deputyOnDay('2026-12-11T01:00:00Z')).toBe('member');
  });

  it('begins and ends on days after today, each once, whatever the days', () => {
    const day = fc.constantFrom('', '2026-11-01', '2026-11-23', '2026-12-01', '2026-12-10');
    fc.assert(
      fc.property(day, day, (deputyFrom, deputyUntil) => {
        const named = { values: order({ deputyFrom, deputyUntil }) };
        const turns = deputyTurns(named, '2026-11-23');
        const days = ['2026-11-23', ...turns].toSorted();

        expect(turns.every((turn) => turn > '2026-11-23')).toBe(true);
        const last = deputyOn(named, days.at(-1) ?? '');
        expect(deputyOn(named, '2027-06-01')).toBe(last);
      }),
    );
  });
});
