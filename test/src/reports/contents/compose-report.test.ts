import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeReport } from '../../../../src/reports/contents/compose-report.ts';
import { OTHER_UNIT } from '../../../helpers/build-person.ts';
import { putRecord } from '../../../helpers/overview-world.ts';
import {
  buildEntry,
  changed,
  createReportWorld,
  quietPassport,
  type ReportWorld,
} from '../../../helpers/report-world.ts';

let world: ReportWorld;

const vipSince = changed('client_notified', '2026-01-20T02:00:00Z');

beforeEach(async () => {
  world = await createReportWorld();
});

describe('report 1', () => {
  it('has a line of each group of services, with its share of what the unit earned', async () => {
    const client = await world.addClient(1);
    await world.addFigures(
      client,
      '2026-11',
      { charged: 300_00, paid: 100_00, owed: 200_00, overdue: 50_00, planned: 350_00, quantity: 3 },
      { service: 'data', charged: 100_00 },
    );
    const income = { unit: 'barnaul', period: '2026-11', income: 1_000_00, at: '', by: '', earlier: [] };
    await world.app.unitIncome.insert({ _id: 'barnaul:2026-11', ...income, pending: [], hasPending: false });

    const { indicators, income: earned } = await world.compose();

    expect(earned).toBe(1_000_00);
    expect(indicators).toEqual([
      expect.objectContaining({
        client,
        name: 'Клиент 1',
        service: 'data',
        charged: 100_00,
        share: 10,
        planned: null,
      }),
      expect.objectContaining({
        service: 'internet',
        charged: 300_00,
        planned: 350_00,
        owed: 200_00,
        share: 30,
      }),
    ]);
  });

  it('names a client of whom no table has told, without amounts', async () => {
    await world.addClient(1);

    expect((await world.compose()).indicators).toEqual([
      expect.objectContaining({ client: 'VIP-2026-1', service: '', charged: null, paid: null, share: null }),
    ]);
  });

  it('adds up a quarter, and takes debts as they stood at its end', async () => {
    const client = await world.addClient(1);
    for (const [month, owed] of [
      ['2026-10', 5],
      ['2026-11', 7],
      ['2026-12', 1],
    ] as const) {
      await world.addFigures(client, month, { charged: 100, paid: 90, owed, quantity: owed });
    }

    const { indicators } = await world.compose('2026-Q4');

    expect(indicators).toEqual([expect.objectContaining({ charged: 300, paid: 270, owed: 1, quantity: 1 })]);
  });

  it('leaves out who was not on the list on any day of it, and another unit’s', async () => {
    await world.addClient(1, {
      statusHistory: [changed('agreeing', '2026-11-20T02:00:00Z')],
      status: 'agreeing',
    });
    await world.addClient(2, {
      status: 'removed',
      statusHistory: [
        changed('client_notified', '2026-01-20T02:00:00Z'),
        changed('removed', '2026-10-20T02:00:00Z'),
      ],
    });
    await world.addClient(3, {}, OTHER_UNIT);
    await world.addClient(4, {
      statusHistory: [changed('agreed', '2026-12-01T02:00:00Z')],
      status: 'agreed',
    });

    expect((await world.compose()).indicators).toEqual([]);
  });

  it('keeps who left the list within it', async () => {
    await world.addClient(1, {
      status: 'removed',
      statusHistory: [
        changed('client_notified', '2026-01-20T02:00:00Z'),
        changed('removed', '2026-11-20T02:00:00Z'),
      ],
    });

    expect((await world.compose()).indicators).toHaveLength(1);
  });

  it('takes clients that came with a table for listed before it', async () => {
    const brought = { ...changed('client_notified', '2026-12-01T02:00:00Z'), request: null };
    await world.addClient(1, { statusHistory: [brought] });

    expect((await world.compose()).indicators).toHaveLength(1);
  });

  it('ties with report 2, whatever was charged', async () => {
    const client = await world.addClient(1);
    const amounts = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(amounts, async (charged) => {
        const known = await world.app.figures.get(`${client}:2026-11`);
        if (known) await world.app.figures.delete(known._id, known.version);
        await world.addFigures(
          client,
          '2026-11',
          ...charged.map((amount, n) => ({ service: `s${n}`, charged: amount })),
        );

        const { indicators, growth } = await world.compose();

        const sum = indicators.reduce((total, line) => total + (line.charged ?? 0), 0);
        expect(growth.map(({ current }) => current)).toEqual([sum]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a client that moved', () => {
  it('is reported once: where its last month was told, with everything of before', async () => {
    const client = await world.addClient(1, {}, OTHER_UNIT);
    await world.addFigures(client, '2026-09', { charged: 60 });
    await world.addFigures(client, '2026-10', { charged: 100 });
    await world.addFigures(client, '2026-11', { charged: 150 });
    const november = await world.app.figures.get(`${client}:2026-11`);
    if (!november) throw new Error('no figures');
    await world.app.figures.replace({ ...november, unit: OTHER_UNIT });
    const of = async (period: string) => {
      const units = ['barnaul', OTHER_UNIT].map((unit) =>
        composeReport(world.app, { unit, period, entries: [] }),
      );
      const contents = await Promise.all(units);
      return contents.map(({ growth, indicators }) => [
        indicators.map(({ charged }) => charged),
        growth.map(({ current, growth: grown }) => [current, grown?.delta ?? null]),
      ]);
    };

    const nothing = [[], []];
    expect(await of('2026-10')).toEqual([[[100], [[100, 40]]], nothing]);
    expect(await of('2026-11')).toEqual([nothing, [[150], [[150, 50]]]]);
    expect(await of('2026-Q4')).toEqual([nothing, [[250], [[250, null]]]]);
  });

  it('leaves behind what was done for it', async () => {
    const companyDays = [{ id: 'd', title: 'День', day: '11-20' }];
    const client = await world.addClient(
      1,
      { passport: quietPassport({ unit: OTHER_UNIT, companyDays }), statusHistory: [vipSince] },
      OTHER_UNIT,
    );
    await putRecord(world.app, { client, occasion: 'company-d', on: '2026-11-20', outcome: 'done' });
    const of = async (unit: string) =>
      (await composeReport(world.app, { unit, period: '2026-11', entries: [] })).work.map(
        ({ section, count, planned }) => [section, count, planned],
      );

    expect(await of('barnaul')).toEqual([['greetings', 1, 1]]);
    // 4 November is the day of unity, of every client.
    expect(await of(OTHER_UNIT)).toEqual([['greetings', 0, 1]]);
  });
});

describe('report 2', () => {
  it('does not compare a quarter with two months', async () => {
    const client = await world.addClient(1);
    for (const month of ['10', '11', '12', '08', '09']) {
      await world.addFigures(client, `2026-${month}`, { charged: 100 });
    }
    expect((await world.compose('2026-Q4')).growth).toMatchObject([
      { current: 300, previous: 200, growth: null, moved: false },
    ]);

    await world.addFigures(client, '2026-07', { charged: 40 });
    expect((await world.compose('2026-Q4')).growth).toMatchObject([
      { previous: 240, growth: { delta: 60, percent: 25 }, moved: true },
    ]);
  });

  it('compares with the month before and the year before, and asks for a cause beyond ten percent', async () => {
    const client = await world.addClient(1);
    for (const [month, charged] of [
      ['2026-11', 111],
      ['2026-10', 100],
      ['2025-11', 222],
    ] as const) {
      await world.addFigures(client, month, { charged });
    }

    const { growth } = await world.compose('2026-11', [
      buildEntry(client, { cause: 'новая площадка', forecast: 120 }),
    ]);

    expect(growth).toEqual([
      expect.objectContaining({
        current: 111,
        previous: 100,
        yearAgo: 222,
        growth: { delta: 11, percent: 11 },
        yearly: { delta: -111, percent: -50 },
        moved: true,
        cause: 'новая площадка',
        forecast: 120,
      }),
    ]);
  });

  it.each([
    [110, 100, false],
    [90, 100, false],
    [89, 100, true],
    [100, 0, false],
  ])('of %s after %s asks for a cause: %s', async (now, before, moved) => {
    const client = await world.addClient(1);
    await world.addFigures(client, '2026-11', { charged: now });
    await world.addFigures(client, '2026-10', { charged: before });

    expect((await world.compose()).growth.map((line) => line.moved)).toEqual([moved]);
  });
});
