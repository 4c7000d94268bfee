import { describe, expect, it } from '@jest/globals';
import { createProduct } from '../../src/create-product.ts';
import { enterTransfers } from '../../src/enter-transfers.ts';
import { loadCalendar } from '../../src/load-calendar.ts';
import { createLogger } from '../../src/logger.ts';
import { createFixedClock } from '../helpers/fixed-clock.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';

function openBranch() {
  const clock = createFixedClock('2026-11-24T05:00:00Z');
  return createProduct({ store: openMemoryStore(), clock, realClock: clock, log: createLogger('silent') });
}

const json = { year: 2025, transfers: [{ from: '2025-11-01', to: '2025-11-03' }] };

describe('enterTransfers', () => {
  it('writes nothing without being told to', async () => {
    const app = await openBranch();

    const entered = await enterTransfers(app, { json, apply: false });

    expect(entered).toMatchObject({ year: 2025, problems: [], kept: false });
    expect((await loadCalendar(app)).isProvisional(2025)).toBe(true);
  });

  it('ends a year’s being provisional, and bears repetition', async () => {
    const app = await openBranch();

    await enterTransfers(app, { json, apply: true });
    const again = await enterTransfers(app, { json, apply: true });

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

  it.each([
    [{ from: '2024-11-01', to: '2025-11-03' }, 'other-year'],
    [{ from: '2025-11-01', to: '2025-11-01' }, 'same-day'],
    [{ from: '2025-11-05', to: '2025-11-06' }, 'from-not-off'],
    [{ from: '2025-11-01', to: '2025-11-04' }, 'to-is-off'],
  ])('finds what is wrong with %j', async (transfer, problem) => {
    const app = await openBranch();

    const wrong = { year: 2025, transfers: [transfer] };
    const entered = await enterTransfers(app, { json: wrong, apply: true });

    expect(entered.problems).toEqual([{ transfer, problem }]);
    expect((await loadCalendar(app)).isProvisional(2025)).toBe(true);
  });

  it.each([null, {}, { year: 2025 }, { year: 2025, transfers: [{ from: '2025-02-31', to: '2025-03-03' }] }])(
    'refuses a file of another shape: %j',
    async (wrong) => {
      const app = await openBranch();

      await expect(enterTransfers(app, { json: wrong, apply: true })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    },
  );
});
