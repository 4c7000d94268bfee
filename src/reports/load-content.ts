import type { Repo } from '../storage/store.ts';
import { composeReport } from './contents/compose-report.ts';
import type { ComposeReportDeps } from './contents/load-report-facts.ts';
import type { ReportContent } from './contents/report-content.ts';
import { lastSubmission, type ReadReport } from './report-rules.ts';
import { type ReportVersion, unpackVersion } from './report-version.ts';

export type LoadContentDeps = ComposeReportDeps & { reportVersions: Repo<ReportVersion> };

/** A report as the register has it now, with the words of managers. */
export function composeDraft(deps: ComposeReportDeps, report: ReadReport): Promise<ReportContent> {
  const { unit, period, entries } = report;
  return composeReport(deps, { unit, period, entries });
}

/** Reports 1-3 as they are now; of a report that is handed in or accepted, as it was handed in. Null for one on paper. */
export async function loadContent(deps: LoadContentDeps, report: ReadReport): Promise<ReportContent | null> {
  if (report.status !== 'submitted' && report.status !== 'accepted') return composeDraft(deps, report);
  const content = lastSubmission(report)?.content ?? '';
  return loadVersion(deps, content);
}

/** One version, by the id that its submission names; null for one on paper. */
export async function loadVersion(
  deps: Pick<LoadContentDeps, 'reportVersions'>,
  id: string,
): Promise<ReportContent | null> {
  const version = id === '' ? null : await deps.reportVersions.get(id);
  return version && unpackVersion(version).content;
}
