import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Values } from '../../../../src/forms/field.ts';
import { addToRequest } from '../../../../src/requests/actions/add-to-request.ts';
import { decideRequest } from '../../../../src/requests/actions/decide-request.ts';
import { reassignSeat } from '../../../../src/requests/actions/reassign-seat.ts';
import { buildHolder, grantOf, UNIT } from '../../../helpers/build-person.ts';
import { createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

const ID = 'HC-2026-0001';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function send(actor: string, overrides: Values = {}) {
  return typeRequest(world.app, actor, 'headcount', {
    proposer: actor,
    unit: UNIT,
    approved: '4',
    effectiveFrom: '2026-12-01',
    justification: 'Стало двенадцать VIP-клиентов',
    ...overrides,
  });
}

function decide(actor: string, seat = 'branch-director') {
  const step = seat === 'branch-director' ? 'decide' : 'visa';
  const act = 'agree' as const;
  return decideRequest(world.app, {
    actor,
    requestId: ID,
    step,
    seat,
    revision: 1,
    act,
    reason: '',
    values: {},
  });
}

describe('a headcount', () => {
  it('is proposed by the head of the unit or the commercial director only', async () => {
    await expect(send('manager')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(send('branch-director')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await send('unit-head', { proposer: 'commercial-director' })).errors).toEqual({
      proposer: 'not-your-role',
    });
    expect((await send('unit-head')).request).toBe(ID);
  });

  it('keeps the order of the approved number, which its proposer takes down', async () => {
    await send('commercial-director', { cost: '180 000' });
    const order = { orderNumber: '114-л/с', orderDate: '2026-11-23' };
    const click = { actor: 'commercial-director', requestId: ID, addition: 'order', values: order };
    expect((await addToRequest(world.app, click)).outcome).toBe('late');

    await decide('branch-director');
    const early = { ...click, values: { ...order, orderDate: '2026-11-24' } };
    expect((await addToRequest(world.app, early)).errors).toEqual({ orderDate: { code: 'future' } });
    const { request } = await addToRequest(world.app, click);

    expect(request).toMatchObject({
      status: 'approved',
      values: { cost: 18_000_000 },
      additions: { order: { values: order, by: 'commercial-director' } },
    });
  });

  it('is proposed by a head for the own unit only', async () => {
    const { version: _, ...unit } = (await world.app.units.get(UNIT)) ?? { version: 0 };
    await world.app.units.insert({ ...unit, _id: 'biysk' } as never);

    expect((await send('unit-head', { unit: 'biysk' })).errors).toEqual({ proposer: 'not-your-role' });
  });

  it('counts from no day that is over', async () => {
    expect((await send('unit-head', { effectiveFrom: '2026-11-22' })).errors).toEqual({
      effectiveFrom: 'past',
    });
  });

  it('is approved by nobody but the branch director', async () => {
    await send('commercial-director');

    for (const role of ['unit-head', 'commercial-director', 'security-director', 'branch-sales', 'admin']) {
      await expect(decide(role)).rejects.toMatchObject({
        code: expect.stringMatching(/NOT_YOUR_STEP|SELF_/),
      });
    }
    expect((await decide('branch-director')).request.status).toBe('approved');
  });

  it('is not given by an admin to anybody but a branch director', async () => {
    await send('unit-head');
    await decide('commercial-director', 'commercial-director');
    await world.app.people.insert(buildHolder('branch-director', { _id: 'second-director' }));
    const give = (to: string) =>
      reassignSeat(world.app, {
        actor: 'admin',
        requestId: ID,
        step: 'decide',
        seat: 'branch-director',
        revision: 1,
        to,
        reason: 'Директор в отъезде',
      });

    expect((await give('security-director')).errors).toEqual({ to: { code: 'assignee-not-holder' } });
    expect((await give('second-director')).outcome).toBe('done');
    expect((await decide('second-director')).request.status).toBe('approved');
  });

  it('is not approved by its proposer, whatever other post that person holds', async () => {
    const both = await world.app.people.get('commercial-director');
    if (both) {
      const roles = [...both.roles, grantOf('branch-director')];
      await world.app.people.replace({ ...both, roles });
    }
    await send('commercial-director');

    await expect(decide('commercial-director')).rejects.toMatchObject({ code: 'SELF_APPROVAL' });
    expect((await world.app.units.get(UNIT))?.approvedManagers).toBeNull();
  });

  it('is not sent where its proposer is the only branch director: nobody might decide it', async () => {
    const both = await world.app.people.get('commercial-director');
    const director = await world.app.people.get('branch-director');
    if (both && director) {
      await world.app.people.replace({ ...both, roles: [...both.roles, grantOf('branch-director')] });
      await world.app.people.replace({ ...director, active: false });
    }

    expect((await send('commercial-director')).errors).toEqual({ proposer: 'nobody-decides' });
    expect(await world.app.requests.get(ID)).toBeNull();
  });

  it('needs the visa of the commercial director when the head of the unit proposes it', async () => {
    await world.app.people.insert(buildHolder('branch-director', { _id: 'other-director' }));
    await send('unit-head');
    expect((await decide('branch-director')).outcome).toBe('late');
    await decide('commercial-director', 'commercial-director');

    expect((await decide('branch-director')).request.status).toBe('approved');
  });
});
