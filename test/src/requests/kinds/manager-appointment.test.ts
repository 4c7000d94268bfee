import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Values } from '../../../../src/forms/field.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function send(overrides: Values = {}, actor = 'unit-sales-head') {
  return typeRequest(world.app, actor, 'manager-appointment', {
    client: CLIENT,
    manager: 'successor',
    orderNumber: '7-к',
    orderDate: '2026-11-20',
    effectiveFrom: '2026-11-23',
    combined: 'false',
    ...overrides,
  });
}

describe('an appointment', () => {
  it.each<[string, Values, Record<string, string>]>([
    ['of the manager that the client has', { manager: 'manager' }, { manager: 'same-manager' }],
    ['of somebody who is no manager', { manager: 'economics' }, { manager: 'choice' }],
    ['with the manager as the own deputy', { deputy: 'successor' }, { deputy: 'deputy-is-manager' }],
    ['that counts from before its order', { effectiveFrom: '2026-11-19' }, { effectiveFrom: 'out-of-order' }],
    [
      'by an order of tomorrow',
      { orderDate: '2026-11-24', effectiveFrom: '2026-11-24' },
      { orderDate: 'future' },
    ],
    [
      'with combined duties and no job description',
      { combined: 'true' },
      { jobNumber: 'required', jobDate: 'required' },
    ],
  ])('%s is refused', async (_name, overrides, errors) => {
    expect(await send(overrides)).toEqual({ request: null, errors });
  });

  it('is raised by the sales of the unit or the branch, once at a time', async () => {
    await expect(send({}, 'manager')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await send({}, 'branch-sales')).request).toBe('AP-2026-0001');
    expect((await send()).errors).toEqual({ client: 'open-twin' });
  });

  it('of branch sales is agreed by somebody else', async () => {
    await send({}, 'branch-sales');

    const [step] = (await world.app.requests.get('AP-2026-0001'))?.steps ?? [];
    expect(step?.seats[0]).toMatchObject({ role: 'commercial-director', insteadOf: 'branch-sales' });
  });
});
