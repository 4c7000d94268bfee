import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Values } from '../../../../src/forms/field.ts';
import { contract } from '../../../../src/requests/kinds/contract.ts';
import { resultOf } from '../../../../src/requests/route/result-rules.ts';
import { watchedDates } from '../../../../src/requests/route/watched-dates.ts';
import { loadFieldOptions } from '../../../../src/requests/views/load-field-options.ts';
import { taxIn } from '../../../../src/requests/views/load-figures.ts';
import { buildClient } from '../../../helpers/build-client.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function typed(overrides: Values = {}): Values {
  return {
    client: CLIENT,
    paper: 'main',
    subject: 'Доступ в интернет для двух складов',
    amount: '1 200 000',
    from: '2026-12-01',
    to: '2027-11-30',
    renewal: 'false',
    payment: 'Ежемесячно, до 10 числа',
    security: 'false',
    ...overrides,
  };
}

const SIGNED = {
  number: '77/2026',
  signedOn: '2026-11-23',
  signatory: 'Директор филиала',
  post: 'Директор филиала',
  powers: 'Доверенность № 3 от 12.01.2026',
  until: '2027-11-30',
};

/** A discount of a client as it stands at the end of its route. */
async function discountOf(id: string, client: string, approved: boolean, to = '2027-05-31'): Promise<void> {
  await world.raise({ id, type: 'discount', client });
  if (!approved) return;
  await world.approve(id, {
    economics: { answer: 'Маржа достаточна', margin: '30', opinion: 'for' },
    commission: {
      protocolNumber: '5-ТК',
      protocolDate: '2026-11-23',
      members: 'tariff-commission,member',
      decision: 'approved',
      percent: '5',
      from: '2026-11-23',
      to,
    },
  });
}

function send(overrides: Values = {}) {
  return typeRequest(world.app, 'manager', 'contract', typed(overrides));
}

describe('a contract', () => {
  it('names no discount that is not approved', async () => {
    await discountOf('DI-2026-0001', CLIENT, false);

    expect(await send({ discount: 'DI-2026-0001' })).toEqual({
      request: null,
      errors: { discount: 'choice' },
    });
  });

  it('names no discount of another client', async () => {
    await world.app.clients.insert(buildClient({ _id: 'VIP-2026-0002', status: 'client_notified' }));
    await discountOf('DI-2026-0001', 'VIP-2026-0002', true);

    expect((await send({ discount: 'DI-2026-0001' })).errors).toEqual({ discount: 'discount-of-other' });
  });

  it('names an approved discount of the same client', async () => {
    await discountOf('DI-2026-0001', CLIENT, true);

    expect(await send({ discount: 'DI-2026-0001' })).toEqual({ request: 'CN-2026-0001', errors: {} });
  });

  it('names a discount until its last day, and is not offered it afterwards', async () => {
    await discountOf('DI-2026-0001', CLIENT, true, '2026-11-24');

    world.clock.set('2026-11-24T05:00:00Z');
    expect((await send({ discount: 'DI-2026-0001' })).errors).toEqual({});
    world.clock.set('2026-11-25T05:00:00Z');
    expect((await send({ discount: 'DI-2026-0001' })).errors).toEqual({ discount: 'choice' });
  });

  it('finds a lasting discount behind those that have run out', async () => {
    await discountOf('DI-2026-0001', CLIENT, true);
    for (let n = 2; n < 34; n += 1) {
      world.clock.advance(1000);
      await discountOf(`DI-2026-${String(n).padStart(4, '0')}`, CLIENT, true, '2026-11-24');
    }
    world.clock.set('2026-11-25T05:00:00Z');

    const { options } = await loadFieldOptions(world.app, 'manager', contract.fields);

    expect(options('approved:discount')).toEqual(['DI-2026-0001']);
  });

  it('does not end before it begins', async () => {
    expect((await send({ to: '2026-11-30' })).errors).toEqual({ to: 'out-of-order' });
  });

  it.each([
    ['false', ['legal', 'economics', 'technical']],
    ['true', ['legal', 'economics', 'technical', 'security-director']],
  ])('asks the security director for a visa where it says so (%s)', async (security, seats) => {
    await send({ security });

    const [visas] = (await world.app.requests.get('CN-2026-0001'))?.steps ?? [];
    expect(visas?.seats.map(({ id }) => id)).toEqual(seats);
  });

  it('takes a remark with each visa, and starts all of them anew after a return', async () => {
    await send();
    await world.decide('CN-2026-0001', 'agree', { remark: 'Учесть протокол разногласий' });
    const returned = await world.decide('CN-2026-0001', 'return');

    expect(returned.status).toBe('returned');
    expect(returned.steps[0]?.seats[0]?.decision?.values).toEqual({ remark: 'Учесть протокол разногласий' });
  });

  it('is watched until the day that was signed', async () => {
    await send();
    const visa = { remark: '' };
    const approved = await world.approve('CN-2026-0001', { visas: visa, sign: SIGNED });

    expect(watchedDates(contract, approved)).toEqual([
      { id: 'term', ladder: 'contract-expiry', on: '2027-11-30', title: '' },
    ]);
  });

  it('is not signed tomorrow, nor until before the day of signing', async () => {
    await send();
    for (const _ of ['legal', 'economics', 'technical']) await world.decide('CN-2026-0001');

    const wrong = { ...SIGNED, signedOn: '2026-11-24', until: '2026-11-22' };
    await expect(world.decide('CN-2026-0001', 'agree', wrong)).rejects.toThrow('"signedOn"');
    const early = { ...SIGNED, until: '2026-11-22' };
    await expect(world.decide('CN-2026-0001', 'agree', early)).rejects.toThrow('"until"');
  });

  it('is not signed before it was sent, nor until a day that is over', async () => {
    await send();
    for (const _ of ['legal', 'economics', 'technical']) await world.decide('CN-2026-0001');

    const early = { ...SIGNED, signedOn: '2026-11-22' };
    await expect(world.decide('CN-2026-0001', 'agree', early)).rejects.toThrow('"before-sending"');
    const over = { ...SIGNED, signedOn: '2026-11-20', until: '2026-11-22' };
    await expect(world.decide('CN-2026-0001', 'agree', over)).rejects.toThrow('"past"');
  });

  it('ends without a signature, with the reason', async () => {
    await send();
    for (const _ of ['legal', 'economics', 'technical']) await world.decide('CN-2026-0001');
    const ended = await world.decide('CN-2026-0001', 'refuse');

    expect(ended).toMatchObject({ status: 'refused' });
    expect(ended.steps[1]?.seats[0]?.decision).toMatchObject({ outcome: 'dropped', by: 'manager' });
    expect(watchedDates(contract, ended)).toEqual([]);
  });

  it('keeps its parties and the rate of its tax', async () => {
    await send({ parties: 'Филиал, клиент и ООО «Магистраль»', vat: '22' });

    const { values } = (await world.app.requests.get('CN-2026-0001')) ?? {};
    expect(values).toMatchObject({
      parties: 'Филиал, клиент и ООО «Магистраль»',
      vat: '22',
      amount: 120_000_000,
    });
  });

  it.each<[string, Values, number | null]>([
    ['at 22 %', { amount: 120_000_000, vat: '22' }, 21_639_344],
    ['at 20 %', { amount: 12_000, vat: '20' }, 2000],
    ['without tax', { amount: 12_000, vat: 'none' }, null],
    ['of a release that asked for no rate', { amount: 12_000 }, null],
    ['without an amount', { vat: '22' }, null],
  ])('%s holds so much tax', (_name, values, tax) => {
    expect(taxIn(values)?.tax ?? null).toBe(tax);
  });

  it('is signed with a protocol of disagreements, or keeps nothing of one', async () => {
    await send();
    for (const _ of ['legal', 'economics', 'technical']) await world.decide('CN-2026-0001');
    const protocol = { protocolNumber: '3-ПР', protocolDate: '2026-11-23', openPoints: 'Срок оплаты' };
    const signed = await world.decide('CN-2026-0001', 'agree', {
      ...SIGNED,
      disagreement: 'true',
      ...protocol,
    });

    expect(signed.steps[1]?.seats[0]?.decision?.values).toMatchObject({ disagreement: true, ...protocol });
    expect(resultOf(contract, signed).map(({ name }) => name)).toContain('openPoints');

    await send();
    for (const _ of ['legal', 'economics', 'technical']) await world.decide('CN-2026-0002');
    const plain = await world.decide('CN-2026-0002', 'agree', { ...SIGNED, ...protocol });
    expect(plain.steps[1]?.seats[0]?.decision?.values).not.toHaveProperty('openPoints');
  });

  it('does not lie in the past as a whole', async () => {
    expect((await send({ from: '2026-01-01', to: '2026-11-22' })).errors).toEqual({ to: 'past' });
  });
});
