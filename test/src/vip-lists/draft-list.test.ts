import { beforeEach, describe, expect, it } from '@jest/globals';
import { draftLines } from '../../../src/vip-lists/draft-list.ts';
import { changed, createReportWorld, quietPassport, type ReportWorld } from '../../helpers/report-world.ts';

let world: ReportWorld;

const LIMIT = { amount: 100_000_00, unit: 'rubles' as const, months: 3 };
const LAST_QUARTERS = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'];

beforeEach(async () => {
  world = await createReportWorld();
  const entries = [{ id: 'monthly-charge', name: null, limit: LIMIT }];
  await world.app.dictionaries.insert({ _id: 'criteria', entries, pending: [], hasPending: false });
});

async function addCharged(n: number, roubles: number, months = LAST_QUARTERS): Promise<string> {
  const criteria = [{ criterion: 'monthly-charge', value: '150 000', period: '2025' }];
  const passport = quietPassport({ shortName: `Клиент ${n}`, criteria, large: true, image: false });
  const client = await world.addClient(n, {
    active: true,
    passport,
    statusHistory: [
      changed('agreed', '2025-03-03T02:00:00Z'),
      changed('client_notified', '2025-03-10T02:00:00Z'),
    ],
  });
  for (const month of months) await world.addFigures(client, month, { charged: roubles * 100 });
  return client;
}

describe('a draft', () => {
  it('has who was below the threshold for two quarters, with the ground', async () => {
    const client = await addCharged(1, 60_000);
    await addCharged(2, 140_000);

    expect(await draftLines(world.app, '2026-Q3')).toMatchObject([
      { id: client, section: 'remove', ground: 'below-threshold', closeness: 60 },
    ]);
  });

  it('has nobody of whom one quarter is not known, or whose last quarter was better', async () => {
    await addCharged(1, 60_000, LAST_QUARTERS.slice(3));
    const better = await addCharged(2, 60_000, LAST_QUARTERS.slice(0, 3));
    for (const month of LAST_QUARTERS.slice(3))
      await world.addFigures(better, month, { charged: 100_000_00 });

    expect(await draftLines(world.app, '2026-Q3')).toEqual([]);
  });
});
