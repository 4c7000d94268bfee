import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  disciplineOf,
  figuresOf,
  growthOf,
  mergeLines,
  periodsUpTo,
  shareOf,
  totalChanges,
  totalOf,
  trendOf,
} from '../../../src/figures/figure-rules.ts';
import type { FigureLine } from '../../../src/figures/month-figures.ts';

const kopecks = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

function line(overrides: Partial<FigureLine> = {}): FigureLine {
  return {
    service: 'internet',
    quantity: null,
    planned: null,
    charged: 0,
    paid: 0,
    owed: 0,
    overdue: 0,
    ...overrides,
  };
}

function month(period: string, charged: number, rest: Partial<FigureLine> = {}) {
  return { period, lines: [line({ charged, ...rest })] };
}

describe('growth', () => {
  it.each([
    [110, 100, { delta: 10, percent: 10 }],
    [90, 100, { delta: -10, percent: -10 }],
    [100, 300, { delta: -200, percent: -66.7 }],
    [200, 300, { delta: -100, percent: -33.3 }],
    [100, 0, { delta: 100, percent: 'new' }],
    [100, -50, { delta: 150, percent: 'new' }],
    [0, 0, { delta: 0, percent: 0 }],
    [-100, 100, { delta: -200, percent: -200 }],
  ])('from %s to %s', (now, before, growth) => {
    expect(growthOf(now, before)).toEqual(growth);
  });

  it('is unknown where a month is', () => {
    expect([growthOf(null, 1), growthOf(1, null)]).toEqual([null, null]);
  });

  it('is never more than half of the last digit off, whatever the amounts', () => {
    fc.assert(
      fc.property(kopecks, fc.integer({ min: 1, max: 1_000_000_000_000 }), (now, before) => {
        const growth = growthOf(now, before);
        const percent = growth?.percent as number;
        const exact = ((now - before) / before) * 100;
        expect(Math.abs(percent - exact)).toBeLessThanOrEqual(0.05 + Math.abs(exact) * 1e-12);
      }),
    );
  });
});

describe('totals', () => {
  it('are sums of whole kopecks', () => {
    const lines = [line({ charged: 10, paid: 1 }), line({ service: 'phone', charged: 20, overdue: 5 })];

    expect(totalOf(lines)).toEqual({ charged: 30, paid: 1, owed: 0, overdue: 5 });
  });

  it('do not depend on how often or in which order a table is loaded', () => {
    const services = fc.constantFrom('internet', 'phone', 'leased');
    const lines = fc.uniqueArray(fc.record({ service: services, charged: kopecks }), {
      selector: ({ service }) => service,
    });
    fc.assert(
      fc.property(lines, lines, (former, loaded) => {
        const [a, b] = [former.map(line), loaded.map(line)];
        const once = mergeLines(a, b);
        expect(mergeLines(once, b.toReversed())).toEqual(once);
        for (const each of b) expect(once).toContainEqual(each);
        expect(new Set(once.map(({ service }) => service)).size).toBe(once.length);
      }),
    );
  });

  it('tell of what changed only', () => {
    expect(totalChanges([line({ charged: 1, paid: 2 })], [line({ charged: 3, paid: 2 })])).toEqual([
      { amount: 'charged', from: 1, to: 3 },
    ]);
    expect(totalChanges(null, [line()])).toHaveLength(4);
  });
});

describe('a share', () => {
  it('has one decimal, and is unknown of nothing', () => {
    expect([shareOf(1, 3), shareOf(1, 0), shareOf(1, null)]).toEqual([33.3, null, null]);
  });
});

describe('the trend of a year', () => {
  it('ends with the month asked for and leaves gaps where nothing is known', () => {
    const trend = trendOf([month('2026-11', 5), month('2026-09', 0), month('2025-11', 7)], '2026-11');

    expect(trend).toHaveLength(12);
    expect(trend[0]?.period).toBe('2025-12');
    expect(trend.slice(-3)).toEqual([
      { period: '2026-09', charged: 0 },
      { period: '2026-10', charged: null },
      { period: '2026-11', charged: 5 },
    ]);
  });

  it('crosses years', () => {
    expect(periodsUpTo('2027-01', 3)).toEqual(['2026-11', '2026-12', '2027-01']);
  });
});

describe('payment discipline', () => {
  it('counts months that ended without debt past its day, of those that were charged', () => {
    const months = [
      month('2026-09', 100, { paid: 100 }),
      month('2026-10', 100, { paid: 50, overdue: 50 }),
      month('2026-11', 0, { overdue: 50 }),
      month('2025-10', 100),
    ];

    expect(disciplineOf(months, '2026-11')).toEqual({ charged: 2, inTime: 1, paid: 75 });
  });

  it('is unknown where nothing was charged', () => {
    expect(disciplineOf([], '2026-11')).toEqual({ charged: 0, inTime: 0, paid: null });
  });
});

describe('figures of a client', () => {
  it('are those of the latest month, against the one before and a year ago', () => {
    const figures = figuresOf([month('2026-10', 100), month('2026-11', 150), month('2025-11', 300)]);

    expect(figures).toMatchObject({
      period: '2026-11',
      total: { charged: 150 },
      growth: { percent: 50 },
      yearly: { percent: -50 },
    });
  });

  it('are none where no table has told of the client', () => {
    expect(figuresOf([])).toBeNull();
  });
});
