import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { DictionaryEntry } from '../../../src/dictionaries/dictionary.ts';
import {
  belowThreshold,
  completeQuarters,
  quarterAfter,
} from '../../../src/figures/below-threshold-rules.ts';
import type { Month } from '../../../src/figures/figure-rules.ts';
import { buildPassport } from '../../helpers/build-passport.ts';

const TODAY = Temporal.PlainDate.from('2026-11-24');
const QUARTERS = [
  ['2026-04', '2026-05', '2026-06'],
  ['2026-07', '2026-08', '2026-09'],
];
const CHARGE: DictionaryEntry = {
  id: 'monthly-charge',
  name: null,
  limit: { amount: 10_000_000, unit: 'rubles', months: 6 },
};

function charged(period: string, amount: number): Month {
  return { period, lines: [{ charged: amount, paid: 0, owed: 0, overdue: 0 }] };
}

const LARGE = buildPassport({
  large: true,
  image: false,
  criteria: [{ criterion: 'monthly-charge', value: '150 000', period: '' }],
});
const LOW = [charged('2026-05', 9_000_000), charged('2026-08', 9_999_999)];

describe('complete quarters', () => {
  it('end before the day, the current one never among them', () => {
    expect(completeQuarters(TODAY, 2)).toEqual(QUARTERS);
    expect(completeQuarters(Temporal.PlainDate.from('2026-09-30'), 1)).toEqual([QUARTERS[0]]);
    expect(completeQuarters(Temporal.PlainDate.from('2026-10-01'), 1)).toEqual([QUARTERS[1]]);
  });

  it('lie behind an answer for two quarters', () => {
    expect(quarterAfter(TODAY, 2).toString()).toBe('2027-04-01');
    expect(quarterAfter(Temporal.PlainDate.from('2026-12-31'), 1).toString()).toBe('2027-01-01');
  });
});

describe('a client below the threshold', () => {
  it('is so in both quarters, by the months that are known', () => {
    expect(belowThreshold(LARGE, LOW, [CHARGE], TODAY)).toEqual([
      { from: '2026-04', average: 9_000_000, months: 1 },
      { from: '2026-07', average: 9_999_999, months: 1 },
    ]);
  });

  it.each([
    ['one quarter reached it', [charged('2026-05', 9_000_000), charged('2026-08', 10_000_000)]],
    ['nothing is known of one quarter', [charged('2026-08', 1), charged('2026-09', 1)]],
    ['only the running quarter is low', [charged('2026-10', 1), charged('2026-11', 1)]],
    ['nothing is known at all', []],
  ])('is none where %s', (_why, months) => {
    expect(belowThreshold(LARGE, months, [CHARGE], TODAY)).toBeNull();
  });

  it('stays on the list for another reason that holds, or that people judge', () => {
    const points: DictionaryEntry = {
      id: 'sites',
      name: null,
      limit: { amount: 1, unit: 'points', months: 12 },
    };
    const many = { ...points, limit: { amount: 99, unit: 'points' as const, months: 12 } };
    const stated = (...ids: string[]) => ({
      ...LARGE,
      criteria: ids.map((criterion) => ({ criterion, value: '', period: '' })),
    });
    const both = stated('monthly-charge', 'sites');

    expect(belowThreshold(both, LOW, [CHARGE, points], TODAY)).toBeNull();
    expect(belowThreshold(both, LOW, [CHARGE, many], TODAY)).not.toBeNull();
    expect(belowThreshold(stated('monthly-charge', 'authority'), LOW, [CHARGE], TODAY)).toBeNull();
    expect(belowThreshold(stated('sites'), LOW, [CHARGE, many], TODAY)).toBeNull();
    expect(belowThreshold({ ...LARGE, image: true }, LOW, [CHARGE], TODAY)).toBeNull();
    expect(belowThreshold(stated(), LOW, [CHARGE], TODAY)).not.toBeNull();
  });

  it('is found exactly where each quarter has known months and their sum is less, gaps and order aside', () => {
    const quarter = fc.array(fc.option(fc.integer({ min: 0, max: 20_000_000 })), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(quarter, quarter, (first, second) => {
        const months = [first, second].flatMap((amounts, q) =>
          amounts.flatMap((amount, n) => (amount === null ? [] : [charged(QUARTERS[q]?.[n] ?? '', amount)])),
        );
        const isBelow = [first, second].every((amounts) => {
          const known = amounts.filter((amount) => amount !== null);
          return known.length > 0 && known.reduce((a, b) => a + b, 0) < 10_000_000 * known.length;
        });

        expect(belowThreshold(LARGE, months.toReversed(), [CHARGE], TODAY) !== null).toBe(isBelow);
      }),
    );
  });
});
