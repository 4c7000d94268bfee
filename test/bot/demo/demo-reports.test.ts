import { expect, it } from '@jest/globals';
import { runDue } from '../../../src/jobs/run-due.ts';
import { findLacking } from '../../../src/reports/find-lacking.ts';
import { readReport } from '../../../src/reports/report-rules.ts';
import { demoPerson, openSeededBranch } from '../../helpers/seeded-branch.ts';

it('last month’s reports of the demo are accepted, accepted after their day, and being corrected', async () => {
  const { product, store } = await openSeededBranch('2026-11-24T02:00:00Z');
  const found: Record<string, unknown> = {};
  for (const unit of ['barnaul', 'biysk', 'rubtsovsk']) {
    const report = await product.reports.get(`${unit}:2026-10`);
    if (!report) throw new TypeError(`no report of ${unit}`);
    const { status, late, correction } = readReport(report);
    found[unit] = [status, late, correction !== null];
  }
  await store.close();

  expect(found).toEqual({
    barnaul: ['accepted', false, false],
    biysk: ['draft', false, true],
    rubtsovsk: ['accepted', true, false],
  });
});

it.each([
  ['2026-11-24T02:00:00Z', '2026-11', '2026-12-07T02:05:00Z'],
  ['2026-12-01T02:00:00Z', '2026-11', '2026-12-07T02:05:00Z'],
])('the demo of %s asks two causes of a manager for its next report', async (at, period, due) => {
  const { product, store, clock } = await openSeededBranch(at);
  clock.set(due);
  await runDue({ ...product, secretExpires: null });
  const report = await product.reports.get(`barnaul:${period}`);
  if (!report) throw new TypeError('no report was drafted');
  const lacking = await findLacking(product, readReport(report));
  await store.close();

  expect(lacking.map(({ manager }) => manager)).toEqual(Array(2).fill(demoPerson('manager.barnaul')));
});
