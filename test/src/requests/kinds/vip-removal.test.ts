import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Values } from '../../../../src/forms/field.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function send(overrides: Values = {}, actor = 'unit-sales-head') {
  return typeRequest(world.app, actor, 'vip-removal', {
    client: CLIENT,
    ground: 'own-wish',
    justification: 'Клиент письмом просит исключить его',
    ...overrides,
  });
}

describe('a removal', () => {
  it.each<[string, Values, Record<string, string>]>([
    ['without a reason', { justification: '' }, { justification: 'required' }],
    ['with a word for a reason', { justification: 'надо' }, { justification: 'too-short' }],
    ['without a ground', { ground: '' }, { ground: 'required' }],
    ['on a ground that is not in the dictionary', { ground: 'because' }, { ground: 'choice' }],
  ])('%s is refused, and leaves the client alone', async (_name, overrides, errors) => {
    expect(await send(overrides)).toEqual({ request: null, errors });
    expect(await world.client()).toMatchObject({ status: 'client_notified', openRequest: null });
  });

  it('is raised by the sales of the unit or the branch only', async () => {
    await expect(send({}, 'manager')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await send({}, 'branch-sales')).request).toBe('RM-2026-0001');
    expect((await world.client()).status).toBe('removal_proposed');
  });

  it('is refused while another request decides the client', async () => {
    await send();

    expect((await send({}, 'branch-sales')).errors).toEqual({ client: 'client-busy' });
  });
});
