import { beforeEach, describe, expect, it } from '@jest/globals';
import { presentFigures } from '../../../bot/requests/request-figures.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { requestKind } from '../../../src/requests/kinds/index.ts';
import { loadFigures } from '../../../src/requests/views/load-figures.ts';
import { buildClient } from '../../helpers/build-client.ts';
import { buildPassport } from '../../helpers/build-passport.ts';
import { UNIT } from '../../helpers/build-person.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../helpers/kind-world.ts';
import { typeRequest } from '../../helpers/type-request.ts';

const texts = createTranslator().in('ru');

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

async function shown(id: string): Promise<string[]> {
  const request = await world.app.requests.get(id);
  if (!request) throw new Error(`no request ${id}`);
  const figures = await loadFigures(world.app, requestKind(request.type), request);
  return presentFigures(figures, texts).map(({ title, value }) =>
    `${title}: ${value}`.replaceAll(/[\u00a0\u202f]/g, ' '),
  );
}

async function charge(period: string, charged: number, overdue = 0): Promise<void> {
  const line = {
    service: 'internet',
    quantity: 1,
    planned: null,
    charged,
    paid: charged,
    owed: overdue,
    overdue,
  };
  await world.app.figures.insert({
    _id: `${CLIENT}:${period}`,
    pending: [],
    hasPending: false,
    client: CLIENT,
    unit: UNIT,
    period,
    lines: [line],
    at: '2026-11-02T02:00:00Z',
    by: 'branch-sales',
    earlier: [],
  });
}

async function propose(approved: string): Promise<void> {
  await typeRequest(world.app, 'unit-head', 'headcount', {
    proposer: 'unit-head',
    unit: UNIT,
    approved,
    effectiveFrom: '2026-12-01',
    cost: '180 000',
    justification: 'Стало двенадцать VIP-клиентов',
  });
}

describe('a proposed number of managers', () => {
  it('stands beside the approved one, with what it changes and who works in the unit', async () => {
    const unit = await world.app.units.get(UNIT);
    if (unit) await world.app.units.replace({ ...unit, approvedManagers: 3 });
    const combined = { ...buildPassport().appointment, combinedDuty: 'ДИ-7 от 12.01.2026' };
    await world.app.clients.insert(
      buildClient({
        _id: 'VIP-2026-0002',
        key: 'other',
        status: 'client_notified',
        passport: { ...buildPassport(), appointment: combined },
      }),
    );
    await propose('4');

    expect(await shown('HC-2026-0001')).toEqual([
      'Утверждено сейчас: 3',
      'Изменение: +1',
      'Работает менеджеров: 2',
      'Из них совмещают обязанности: 1',
      'VIP-клиентов сейчас: 2',
      'Клиентов на менеджера: 1',
      'Станет клиентов на менеджера: 0,5',
    ]);
  });

  it('changes nothing that anybody could name where none was approved', async () => {
    await propose('4');

    expect((await shown('HC-2026-0001')).join()).not.toContain('Изменение');
  });
});

describe('the year of a client', () => {
  beforeEach(async () => {
    await charge('2025-10', 10_000_000);
    await charge('2026-09', 12_000_000);
    await charge('2026-10', 15_000_000, 4_000_000);
  });

  it('is shown to who decides on the removal of the client', async () => {
    await world.raise({ id: 'RM-2026-0001', type: 'vip-removal', author: 'unit-sales-head' });

    const facts = await shown('RM-2026-0001');
    expect(facts).toContain('октябрь 2026 г.: 150 000 ₽ (+50 % к прошлому году)');
    expect(facts).toContain('Долг: 40 000 ₽, просрочено 40 000 ₽');
    expect(facts.at(-1)).toMatch(/^По месяцам: .*█/);
  });

  it('is shown to who decides on a discount, until that is decided', async () => {
    await world.raise({ id: 'DI-2026-0001', type: 'discount', values: { percent: 10 } });
    expect((await shown('DI-2026-0001')).join()).toContain('октябрь 2026');

    await world.decide('DI-2026-0001', 'refuse');
    expect((await shown('DI-2026-0001')).join()).not.toContain('октябрь 2026');
  });
});
