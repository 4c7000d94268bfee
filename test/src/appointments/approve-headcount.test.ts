import { beforeEach, describe, expect, it } from '@jest/globals';
import { approveHeadcount } from '../../../src/appointments/approve-headcount.ts';
import { UNIT } from '../../helpers/build-person.ts';
import { createKindWorld, type KindWorld } from '../../helpers/kind-world.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function propose(id: string, approved: number, proposer = 'unit-head') {
  const values = { proposer, unit: UNIT, approved, effectiveFrom: '2026-12-01' };
  return world.raise({ id, type: 'headcount', author: proposer, client: null, values });
}

async function unit() {
  const { approvedManagers, headcount } = (await world.app.units.get(UNIT)) ?? {};
  return { approvedManagers, headcount };
}

describe('a headcount', () => {
  it('is the unit’s number when the branch director approves it, with the request and the day', async () => {
    const request = await propose('HC-2026-0001', 4);
    expect(request.steps.map(({ definition }) => definition.id)).toEqual(['visa', 'decide']);
    await world.decide('HC-2026-0001');
    expect((await unit()).approvedManagers).toBeNull();
    await world.decide('HC-2026-0001');

    expect(await unit()).toEqual({
      approvedManagers: 4,
      headcount: { request: 'HC-2026-0001', from: '2026-12-01' },
    });
    const log = await world.app.audit.find({
      index: 'subject',
      eq: { subject: `unit:${UNIT}` },
      limit: 9,
    });
    expect(log.items).toMatchObject([
      {
        by: 'branch-director',
        event: {
          type: 'unit.changed',
          changes: [
            { field: 'approvedManagers', from: '', to: '4' },
            { field: 'headcount', from: '', to: 'HC-2026-0001' },
            { field: 'effectiveFrom', from: '', to: '2026-12-01' },
          ],
        },
      },
    ]);
  });

  it('of the commercial director goes straight to the branch director', async () => {
    const request = await propose('HC-2026-0001', 4, 'commercial-director');

    expect(request.steps.map(({ definition }) => definition.id)).toEqual(['decide']);
  });

  it('leaves the number alone when it is refused', async () => {
    await propose('HC-2026-0001', 4);
    await world.decide('HC-2026-0001');
    await world.decide('HC-2026-0001', 'refuse');
    await approveHeadcount(world.app, { request: 'HC-2026-0001' });

    expect((await unit()).approvedManagers).toBeNull();
  });

  it('stays what was approved last, whatever is repeated', async () => {
    await propose('HC-2026-0001', 4);
    await world.approve('HC-2026-0001');
    world.clock.advance(60_000);
    await propose('HC-2026-0002', 3);
    await world.approve('HC-2026-0002');

    await approveHeadcount(world.app, { request: 'HC-2026-0001' });
    await approveHeadcount(world.app, { request: 'HC-2026-0002' });

    expect((await unit()).approvedManagers).toBe(3);
  });

  it('is brought in after a crash at any write', async () => {
    for (let write = 1; write < 60; write += 1) {
      world = await createKindWorld();
      await propose('HC-2026-0001', 4, 'commercial-director');
      const dying = createMortalStore(world.store, write);
      const doomed = await world.restart(dying);
      await world.decide('HC-2026-0001', 'agree', {}, doomed).catch(() => undefined);
      if (dying.writes() < write) break;

      const again = await world.restart();
      await again.relay.sweep();
      if ((await again.requests.get('HC-2026-0001'))?.status === 'open') await world.approve('HC-2026-0001');

      expect({ write, number: (await unit()).approvedManagers }).toEqual({ write, number: 4 });
    }
  });
});
