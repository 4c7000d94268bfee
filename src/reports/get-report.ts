import { AppError } from '../kernel/errors.ts';
import type { Repo } from '../storage/store.ts';
import { type ReadReport, readReport } from './report-rules.ts';
import type { UnitReport } from './unit-report.ts';

/** Throws NOT_FOUND. */
export async function getReport(deps: { reports: Repo<UnitReport> }, id: string): Promise<ReadReport> {
  const report = await deps.reports.get(id);
  if (!report) throw new AppError('NOT_FOUND', { message: `no report ${id}` });
  return readReport(report);
}
