import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { createLogger } from '../../../src/kernel/logger.ts';
import { createProduct } from '../../../src/product/create-product.ts';
import { enterTransfers, readTransfersFile } from '../../../src/settings/enter-transfers.ts';
import { loadCalendar } from '../../../src/settings/load-calendar.ts';
import { createFixedClock } from '../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

function openBranch() {
  const clock = createFixedClock('2026-11-24T05:00:00Z');
  return createProduct({ store: openMemoryStore(), clock, realClock: clock, log: createLogger('silent') });
}

const year = 2025;
const transfers = [{ from: '2025-11-01', to: '2025-11-03' }];
const by = 'system';

describe('enterTransfers', () => {
  it('writes nothing without being told to', async () => {
    const app = await openBranch();

    const entered = await enterTransfers(app, { year, transfers, by, apply: false });

    expect(entered).toMatchObject({ year: 2025, problems: [], dropped: [], kept: false });
    expect((await loadCalendar(app)).isProvisional(2025)).toBe(true);
  });

  it('ends a year’s being provisional, and bears repetition', async () => {
    const app = await openBranch();

    await enterTransfers(app, { year, transfers, by, apply: true });
    const again = await enterTransfers(app, { year, transfers, by, apply: true });

    expect(again.kept).toBe(true);
    const log = await app.audit.find({ index: 'subject', eq: { subject: 'branch' }, limit: 9 });
    expect(log.items.map(({ event }) => event)).toEqual([
      {
        type: 'setting.changed',
        setting: 'transfers:2025',
        changes: [{ field: '2025-11-01', from: '', to: '2025-11-03' }],
      },
    ]);
    expect((await loadCalendar(app)).isProvisional(2025)).toBe(false);
  });

  it('takes days off that no other day is worked for, and Saturdays that are worked', async () => {
    const app = await openBranch();
    const days = [{ to: '2028-11-01' }, { from: '2028-11-18' }];

    const entered = await enterTransfers(app, { year: 2028, transfers: days, by, apply: true });

    expect(entered.problems).toEqual([]);
    const calendar = await loadCalendar(app);
    expect(calendar.isWorkingDay(Temporal.PlainDate.from('2028-11-01'))).toBe(false);
    expect(calendar.isWorkingDay(Temporal.PlainDate.from('2028-11-18'))).toBe(true);
  });

  it('says what of the decree would be gone, and knows a year that is just as the decree says', async () => {
    const app = await openBranch();
    const decree = DEFAULT_TRANSFERS['2027'] ?? [];
    const alone = [{ from: '2027-06-26', to: '2027-06-24' }];

    const replaced = await enterTransfers(app, { year: 2027, transfers: alone, by, apply: false });
    const same = await enterTransfers(app, { year: 2027, transfers: decree.toReversed(), by, apply: true });

    expect(replaced).toMatchObject({ problems: [], kept: false, dropped: decree });
    expect(same).toMatchObject({ kept: true, dropped: [] });
    expect(await app.settings.get('transfers:2027')).toBeNull();
  });

  it('refuses what was decided on a year that somebody has changed meanwhile', async () => {
    const app = await openBranch();
    await enterTransfers(app, { year, transfers, by, apply: true });

    const late = enterTransfers(app, { year, transfers: [], by, apply: true, version: 0 });

    await expect(late).rejects.toMatchObject({ code: 'STALE' });
  });

  it.each([
    [{ from: '2024-11-01', to: '2025-11-03' }, 'other-year'],
    [{ to: '2024-11-01' }, 'other-year'],
    [{ from: '2025-11-01', to: '2025-11-01' }, 'same-day'],
    [{ from: '2025-11-05', to: '2025-11-06' }, 'from-not-off'],
    // A holiday that is no weekend: it stays off, and the other day would be off for nothing.
    [{ from: '2025-06-12', to: '2025-06-13' }, 'from-not-off'],
    [{ from: '2025-11-05' }, 'works-already'],
    // The day off of 23 February, a Sunday.
    [{ to: '2025-02-24' }, 'to-is-off'],
    [{ from: '2025-11-04' }, 'holiday-worked'],
    [{ from: '2025-11-01', to: '2025-11-04' }, 'to-is-off'],
    [{ to: '2025-11-01' }, 'to-is-off'],
  ])('finds what is wrong with %j', async (transfer, problem) => {
    const app = await openBranch();

    const entered = await enterTransfers(app, { year, transfers: [transfer], by, apply: true });

    expect(entered.problems).toEqual([{ transfer, problem }]);
    expect((await loadCalendar(app)).isProvisional(2025)).toBe(true);
  });

  it('finds a day that stands twice', async () => {
    const app = await openBranch();
    const twice = [...transfers, { to: '2025-11-03' }];

    const entered = await enterTransfers(app, { year, transfers: twice, by, apply: true });

    expect(entered.problems).toEqual([{ transfer: { to: '2025-11-03' }, problem: 'twice' }]);
  });
});

describe('readTransfersFile', () => {
  it.each([
    [null, '{ }'],
    [{}, 'year'],
    [{ year: 1999, transfers: [] }, 'year'],
    [{ year: 2025 }, 'transfers'],
    [{ year: 2025, transfers: [{ from: '2025-02-31', to: '2025-03-03' }] }, 'transfers[0].from'],
    [{ year: 2025, transfers: [{ to: '2025-03-03' }, {}] }, 'transfers[1]'],
    [{ year: 2025, transfers: [{ on: '2025-03-03' }] }, 'transfers[0].on'],
    [{ year: 2025, transfers: [], holidays: [] }, 'holidays'],
  ])('names the place of %j that is wrong: %s', (json, where) => {
    expect(() => readTransfersFile(json)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_FILE', details: { where } }),
    );
  });
});
