import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { DictionaryEntry } from '../../../src/dictionaries/dictionary.ts';
import type { Limit } from '../../../src/dictionaries/limit-rules.ts';
import { assess, assessAmount, completePeriods } from '../../../src/figures/criteria-rules.ts';
import type { Month } from '../../../src/figures/figure-rules.ts';
import { buildPassport } from '../../helpers/build-passport.ts';

const TODAY = Temporal.PlainDate.from('2026-11-24');

function criterion(limit: Limit | undefined, id = 'own'): DictionaryEntry {
  return { id, name: null, ...(limit ? { limit } : {}) };
}

function charged(period: string, amount: number, quantity: number | null = null): Month {
  return { period, lines: [{ charged: amount, paid: 0, owed: 0, overdue: 0, quantity }] };
}

function against(limit: Limit, months: Month[] = [], passport = buildPassport()) {
  const [found] = assess(passport, months, [criterion(limit)], TODAY);
  if (!found) throw new Error('not assessed');
  return found;
}

describe('the average charge', () => {
  const LIMIT: Limit = { amount: 10_000_000, unit: 'rubles', months: 6 };

  it('is taken over the latest complete months that are known', () => {
    const months = [charged('2026-11', 1), charged('2026-10', 8_000_000), charged('2026-06', 9_000_000)];

    expect(against(LIMIT, [...months, charged('2026-04', 1)])).toEqual({
      criterion: 'own',
      limit: LIMIT,
      value: 8_500_000,
      closeness: 85,
      met: false,
      months: 2,
    });
  });

  it('is not known where no month is', () => {
    expect(against(LIMIT, [charged('2026-11', 5)])).toMatchObject({
      value: null,
      closeness: null,
      met: false,
    });
  });

  it.each([
    [7_999_999, 79.9, false],
    [8_000_000, 80, false],
    [9_999_999, 99.9, false],
    [10_000_000, 100, true],
  ])('of %i kopecks is %f percent of 100,000 rubles', (amount, closeness, met) => {
    expect(against(LIMIT, [charged('2026-10', amount)])).toMatchObject({ closeness, met });
    expect(assessAmount(amount, [criterion(LIMIT)])).toMatchObject({ closeness, met });
  });

  it('is compared exactly, whatever the amounts, their number and order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000_000, max: 2 ** 43 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 2 ** 43 }),
        (amounts, amount) => {
          const months = completePeriods(TODAY, 6)
            .slice(0, amounts.length)
            .map((period, n) => charged(period, amounts[n] ?? 0));
          const limit: Limit = { amount, unit: 'rubles', months: 6 };
          const found = against(limit, months.toReversed());
          const sum = amounts.reduce((total, each) => total + BigInt(each), 0n);
          const whole = BigInt(amounts.length) * BigInt(amount);

          expect(found.met).toBe(sum >= whole);
          expect((found.closeness ?? 0) >= 80).toBe(sum * 100n >= whole * 80n);
          expect(found.months).toBe(amounts.length);
          expect(found).toEqual(against(limit, months));
        },
      ),
    );
  });
});

describe('other criteria', () => {
  it('count lines of the latest month that tells any, else those of the passport', () => {
    const limit: Limit = { amount: 100, unit: 'lines', months: 12 };
    const service = { service: 'telephony', quantity: 40, tariff: '', contract: '', since: '2020-01-01' };
    const passport = buildPassport({ services: [service, { ...service, service: 'pbx', quantity: 60 }] });

    expect(against(limit, [], passport)).toMatchObject({ value: 100, met: true });
    const months = [charged('2026-09', 1, 120), charged('2026-10', 1, 90), charged('2026-11', 1)];
    expect(against(limit, months, passport)).toMatchObject({ value: 90, closeness: 90, met: false });
  });

  it('count service points, data services and full years', () => {
    const since = (service: string, day: string) => ({
      service,
      quantity: 1,
      tariff: '',
      contract: '',
      since: day,
    });
    const passport = buildPassport({
      servicePoints: [
        { address: 'a', unit: 'barnaul' },
        { address: 'b', unit: 'biysk' },
      ],
      services: [
        since('internet', '2021-11-25'),
        since('vpn', '2022-01-01'),
        since('telephony', '2023-01-01'),
      ],
    });

    expect(against({ amount: 2, unit: 'points', months: 12 }, [], passport)).toMatchObject({ met: true });
    expect(against({ amount: 3, unit: 'services', months: 12 }, [], passport)).toMatchObject({ value: 2 });
    expect(against({ amount: 5, unit: 'years', months: 12 }, [], passport)).toMatchObject({
      value: 4,
      met: false,
    });
  });

  it('hold growth against the same months of the year before, and know none without them', () => {
    const limit: Limit = { amount: 20, unit: 'percent', months: 3 };
    const months = [charged('2026-10', 125), charged('2025-10', 100), charged('2026-09', 999)];

    expect(against(limit, months)).toMatchObject({ value: 25, met: true, months: 1 });
    expect(against(limit, [charged('2026-10', 125)])).toMatchObject({ value: null });
    expect(against(limit, [charged('2026-10', 125), charged('2025-10', 0)])).toMatchObject({ value: null });
  });

  it('are left to people where they have no number, or are no longer offered', () => {
    const retired = { ...criterion({ amount: 1, unit: 'points', months: 1 }), retired: true };

    expect(assess(buildPassport(), [], [criterion(undefined), retired], TODAY)).toEqual([]);
  });
});
