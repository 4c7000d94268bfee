import type { Temporal } from 'temporal-polyfill';
import type { Product } from '../../../src/product/product.ts';
import { enterReport } from '../../../src/reports/enter-report.ts';
import { NO_CHANGES } from '../../../src/reports/entry-rules.ts';
import { findLacking } from '../../../src/reports/find-lacking.ts';
import { handInReport } from '../../../src/reports/hand-in-report.ts';
import { acceptReport, correctReport } from '../../../src/reports/judge-report.ts';
import { findOpenReports, listUnitReports } from '../../../src/reports/list-reports.ts';
import { isHandedIn, lastSubmission } from '../../../src/reports/report-rules.ts';
import { word } from './client-record.ts';

/** Days that the unit takes longer than it has. */
const LATE: Record<string, number> = { rubtsovsk: 2 };
const CORRECTED = 'biysk';

/** Hands in what is due by the end of a day, and accepts what others have handed in. */
export async function settleReports(product: Product, by: string, today: Temporal.PlainDate): Promise<void> {
  for (const report of await findOpenReports(product, by)) {
    const day = today.subtract({ days: LATE[report.unit] ?? 0 }).toString();
    if (isHandedIn(report) || report.dueOn > day) continue;
    const lacking = await findLacking(product, report);
    const said = { ...NO_CHANGES, noChanges: false, cause: word('cause') };
    const entries = lacking.map(({ client }) => ({ ...said, client }));
    if (entries.length > 0) await enterReport(product, { report: report._id, by, entries });
    await handInReport(product, { report: report._id, by });
  }
  for (const { report, access } of await listUnitReports(product, by)) {
    const last = lastSubmission(report);
    if (!access.accepts || report.status !== 'submitted' || !last || last.by === by) continue;
    await acceptReport(product, { report: report._id, n: last.n, by });
  }
}

/** One accepted report is being corrected on the demo's day. */
export async function openCorrection(product: Product, by: string): Promise<void> {
  const found = (await listUnitReports(product, by)).findLast(
    ({ report, access }) =>
      report.unit === CORRECTED && report.status === 'accepted' && access.handsIn !== null,
  );
  const n = found && lastSubmission(found.report)?.n;
  if (found && n)
    await correctReport(product, { report: found.report._id, n, by, reason: word('correction') });
}
