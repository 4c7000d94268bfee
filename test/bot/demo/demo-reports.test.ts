import { expect, it } from '@jest/globals';
import { readReport } from '../../../src/reports/report-rules.ts';
import { openSeededBranch } from '../../helpers/seeded-branch.ts';

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
