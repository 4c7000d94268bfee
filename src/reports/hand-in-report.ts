import { createHash } from 'node:crypto';
import { changeDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import type { ReportContent } from './contents/report-content.ts';
import { findAcceptors } from './find-reporters.ts';
import { getReport } from './get-report.ts';
import { composeDraft, type LoadContentDeps } from './load-content.ts';
import { loadReportAccess } from './report-access.ts';
import { reportEffects } from './report-effects.ts';
import {
  daysLate,
  handIn,
  isOver,
  lackingOf,
  lastSubmission,
  type ReadReport,
  readReport,
} from './report-rules.ts';
import { packVersion } from './report-version.ts';
import { REPORTS, type UnitReport } from './unit-report.ts';

export type HandInReportDeps = LoadContentDeps & { reports: Repo<UnitReport>; clock: Clock; relay: Relay };

export interface HandInReportInput {
  /** `unit:period`. */
  report: string;
  by: string;
  /** Count of submissions that the clicked card showed; cards of earlier releases do not say it. */
  after?: number;
}

/**
 * Only the unit's head of sales, a substitute, or who stands in for none hands its report in. A late one stays late.
 * What is handed in is kept as it is (`report-versions`). Throws FORBIDDEN, REPORT_EARLY, REPORT_LACKS, and STALE for a
 * card from before a return.
 */
export async function handInReport(deps: HandInReportDeps, input: HandInReportInput): Promise<ReadReport> {
  const saved = await changeDocument<UnitReport>(
    deps.relay,
    deps.reports,
    REPORTS.name,
    () => getReport(deps, input.report),
    async (doc) => {
      const report = readReport(doc);
      const { handsIn } = await loadReportAccess(deps, { actor: input.by, unit: report.unit });
      if (!handsIn) throw new AppError('FORBIDDEN', { message: `does not hand in for ${report.unit}` });
      if (report.status === 'submitted' || report.status === 'accepted') return null;
      if (input.after !== undefined && input.after !== report.submissions.length) throw new AppError('STALE');
      const day = today(deps.clock, await zoneOfUnit(deps, report.unit));
      if (!isOver(report.period, day)) throw new AppError('REPORT_EARLY');
      const content = await composeDraft(deps, report);
      const lacking = lackingOf(content.growth, report.entries);
      if (lacking.length > 0) throw new AppError('REPORT_LACKS', { details: { count: lacking.length } });
      const { by, onBehalfOf } = handsIn;
      const deed = { at: new Date(deps.clock.now()).toISOString(), by, onBehalfOf };
      const late = daysLate(deps.calendar(), report, day);
      const kept = await keepVersion(deps, report, content);
      const next = handIn(report, deed, { content: kept, late });
      const acceptors = await findAcceptors(deps.directory, report.unit, day);
      const told = acceptors.map(({ person }) => person._id).filter((id) => id !== by);
      return { doc: next, effects: effectsOf(next, told) };
    },
  );
  return readReport(saved);
}

/** Writes the version before the report that names it: a try that came to nothing leaves one that nobody names. */
async function keepVersion(
  deps: Pick<HandInReportDeps, 'reportVersions'>,
  { _id: report, submissions, entries }: ReadReport,
  content: ReportContent,
): Promise<string> {
  const n = submissions.length + 1;
  const digest = createHash('sha256')
    .update(JSON.stringify([content, entries]))
    .digest('hex')
    .slice(0, 32);
  const _id = `${report}:${n}:${digest}`;
  try {
    await deps.reportVersions.insert({ _id, report, n, packed: packVersion({ content, entries }) });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  return _id;
}

function effectsOf(report: ReadReport, told: string[]): NewEffect[] {
  const submission = lastSubmission(report);
  if (!submission) throw new TypeError('nothing was handed in');
  const { n, late: days } = submission;
  const { period, late } = report;
  const event = { type: 'report.handed-in', period, late, n, days } as const;
  return reportEffects(report, submission, event, { people: told, event: 'handed-in' });
}
