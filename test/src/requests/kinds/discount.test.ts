import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Values } from '../../../../src/forms/field.ts';
import { discount } from '../../../../src/requests/kinds/discount.ts';
import { watchedDates } from '../../../../src/requests/route/watched-dates.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function typed(overrides: Values = {}): Values {
  return {
    client: CLIENT,
    services: 'internet',
    tariff: 'Бизнес 100, 15 000 ₽ в месяц',
    percent: '10',
    from: '2026-12-01',
    to: '2027-11-30',
    basis: 'discounts',
    justification: 'Клиент подключает ещё два склада',
    ...overrides,
  };
}

const PROTOCOL = {
  protocolNumber: '5-ТК',
  protocolDate: '2026-11-23',
  members: 'tariff-commission,member',
  decision: 'approved',
  percent: '7,5',
  from: '2026-12-01',
  to: '2027-05-31',
};
const ECONOMICS = { answer: 'Маржа достаточна', margin: '31', opinion: 'for' };

describe('a discount', () => {
  it.each<[string, Values, Record<string, string>]>([
    ['without a basis', { basis: '' }, { basis: 'required' }],
    ['on a basis that is none of the three', { basis: 'vip-status' }, { basis: 'choice' }],
    ['without a justification', { justification: '' }, { justification: 'required' }],
    ['that ends before it begins', { to: '2026-11-30' }, { to: 'out-of-order' }],
    ['for days that are over', { from: '2026-10-01', to: '2026-11-22' }, { to: 'past' }],
    ['of nothing', { percent: '0' }, { percent: 'range' }],
    ['of more than everything', { percent: '101' }, { percent: 'range' }],
  ])('%s is refused', async (_name, overrides, errors) => {
    expect(await typeRequest(world.app, 'manager', 'discount', typed(overrides))).toEqual({
      request: null,
      errors,
    });
    expect(await world.app.requests.count({ index: 'all', eq: {} })).toBe(0);
  });

  it('of somebody else’s client, or of no VIP, is refused', async () => {
    await world.app.people.insert({
      ...(await holder('successor')),
      _id: 'head',
      roles: [
        { role: 'manager', scope: 'barnaul' },
        { role: 'unit-sales-head', scope: 'barnaul' },
      ],
    });
    expect((await typeRequest(world.app, 'head', 'discount', typed())).errors).toEqual({
      client: 'not-own-client',
    });
    const client = await world.client();
    await world.app.clients.replace({ ...client, status: 'removed', active: false });
    expect((await typeRequest(world.app, 'manager', 'discount', typed())).errors).toEqual({
      client: 'not-active-client',
    });
  });

  it('is watched until the last day that the commission gave, not the one asked for', async () => {
    const { request } = await typeRequest(world.app, 'manager', 'discount', typed());
    const approved = await world.approve(request ?? '', { economics: ECONOMICS, commission: PROTOCOL });

    expect(approved.status).toBe('approved');
    expect(watchedDates(discount, approved)).toEqual([
      { id: 'term', ladder: 'discount-expiry', on: '2027-05-31', title: '' },
    ]);
  });

  it('that the commission refused is refused, with the reason from the protocol', async () => {
    const { request = '' } = await typeRequest(world.app, 'manager', 'discount', typed());
    const refusal = {
      protocolNumber: '5-ТК',
      protocolDate: '2026-11-23',
      members: 'tariff-commission,member',
      decision: 'refused',
      why: 'Маржа ниже порога',
    };

    const ended = await world.approve(request ?? '', { economics: ECONOMICS, commission: refusal });

    expect(ended.status).toBe('refused');
    expect(ended.history.at(-1)).toMatchObject({ what: 'refused', reason: 'Маржа ниже порога' });
    expect(watchedDates(discount, ended)).toEqual([]);
  });

  it('that was changed may be more than was asked for', async () => {
    const { request } = await typeRequest(world.app, 'manager', 'discount', typed());
    const changed = { ...PROTOCOL, decision: 'changed', percent: '12' };

    const ended = await world.approve(request ?? '', { economics: ECONOMICS, commission: changed });

    expect(ended.status).toBe('approved');
  });

  it.each([
    ['a refusal without a reason', { decision: 'refused', percent: '', from: '', to: '' }, 'why'],
    ['a grant without a percent', { percent: '' }, 'percent'],
    ['a term that ends before it begins', { to: '2026-11-30' }, 'to'],
    ['a protocol of tomorrow', { protocolDate: '2026-11-24' }, 'protocolDate'],
    ['a protocol from before the request', { protocolDate: '2026-11-22' }, 'protocolDate'],
    ['a term that is over', { from: '2026-10-01', to: '2026-11-22' }, 'to'],
    ['more than was asked for', { percent: '10,5' }, 'percent'],
    ['a protocol without a quorum', { members: 'tariff-commission' }, 'members'],
  ])('is not recorded by %s', async (_name, overrides, field) => {
    const { request } = await typeRequest(world.app, 'manager', 'discount', typed());
    const id = request ?? '';
    await world.decide(id);
    await world.decide(id, 'agree', ECONOMICS);

    await expect(world.decide(id, 'agree', { ...PROTOCOL, ...overrides })).rejects.toThrow(`"${field}"`);
    expect((await world.app.requests.get(id))?.status).toBe('open');
  });
});

async function holder(id: string) {
  const person = await world.app.people.get(id);
  if (!person) throw new Error(`no ${id}`);
  const { version: _, ...draft } = person;
  return draft;
}
