import { changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { peopleIn } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { Repo } from '../storage/store.ts';
import { findAcceptors, findReporters } from './find-reporters.ts';
import { getReport } from './get-report.ts';
import { loadReportAccess } from './report-access.ts';
import { reportEffects } from './report-effects.ts';
import { correct, judge, lastSubmission, type ReadReport, readReport, whyNoVerdict } from './report-rules.ts';
import { REPORTS, type UnitReport } from './unit-report.ts';

export interface JudgeReportDeps {
  reports: Repo<UnitReport>;
  directory: Directory;
  clock: Clock;
  relay: Relay;
}

export interface JudgeReportInput {
  report: string;
  /** Version that the clicked card showed. */
  n: number;
  by: string;
}

const MAX_REASON = 1_000;

/** Accepted is for good. A second press finds it accepted; throws FORBIDDEN, REPORT_OWN, STALE. */
export function acceptReport(deps: JudgeReportDeps, input: JudgeReportInput): Promise<ReadReport> {
  return giveVerdict(deps, input, 'accepted', '');
}

/** Gives it back to the unit. Throws REASON_REQUIRED besides. */
export function returnReport(
  deps: JudgeReportDeps,
  { reason, ...input }: JudgeReportInput & { reason: string },
): Promise<ReadReport> {
  return giveVerdict(deps, input, 'returned', readReason(reason));
}

async function giveVerdict(
  deps: JudgeReportDeps,
  { report: id, n, by }: JudgeReportInput,
  outcome: 'accepted' | 'returned',
  reason: string,
): Promise<ReadReport> {
  return change(deps, id, async (report) => {
    const { accepts } = await loadReportAccess(deps, { actor: by, unit: report.unit });
    if (!accepts) throw new AppError('FORBIDDEN', { message: `does not accept reports of ${report.unit}` });
    const last = lastSubmission(report);
    if (last?.n === n && last.verdict?.outcome === outcome) return null;
    const refusal = whyNoVerdict(report, n, peopleIn(accepts));
    if (refusal) throw new AppError(refusal);
    const deed = { at: new Date(deps.clock.now()).toISOString(), by, onBehalfOf: accepts.onBehalfOf };
    const { period } = report;
    const event =
      outcome === 'accepted'
        ? ({ type: 'report.accepted', period, n } as const)
        : ({ type: 'report.returned', period, n, reason } as const);
    const people = await peopleOfUnit(deps, report, by);
    const effects = reportEffects(report, deed, event, { people, event: outcome });
    return { doc: judge(report, { ...deed, outcome, reason }), effects };
  });
}

/**
 * Opens an accepted report for its next version; the accepted one stays as it is. Throws FORBIDDEN, REASON_REQUIRED,
 * and STALE for what is not accepted, or not in this version.
 */
export function correctReport(
  deps: JudgeReportDeps,
  { report: id, n, by, reason: typed }: JudgeReportInput & { reason: string },
): Promise<ReadReport> {
  const reason = readReason(typed);
  return change(deps, id, async (report) => {
    const { corrects } = await loadReportAccess(deps, { actor: by, unit: report.unit });
    if (!corrects) throw new AppError('FORBIDDEN', { message: `does not correct reports of ${report.unit}` });
    const last = lastSubmission(report);
    if (report.correction?.by === by && last?.n === n) return null;
    if (report.status !== 'accepted' || last?.n !== n) throw new AppError('STALE');
    const deed = { at: new Date(deps.clock.now()).toISOString(), by, onBehalfOf: corrects.onBehalfOf };
    const event = { type: 'report.correcting', period: report.period, n: n + 1, reason } as const;
    const people = [...(await peopleOfUnit(deps, report, by)), ...(await peopleOfBranch(deps, report, by))];
    const effects = reportEffects(report, deed, event, { people, event: 'correcting' });
    return { doc: correct(report, { ...deed, reason }), effects };
  });
}

async function change(
  deps: JudgeReportDeps,
  id: string,
  decide: (report: ReadReport) => ReturnType<Parameters<typeof changeDocument<UnitReport>>[4]>,
): Promise<ReadReport> {
  const load = () => getReport(deps, id);
  return readReport(
    await changeDocument<UnitReport>(deps.relay, deps.reports, REPORTS.name, load, (doc) =>
      decide(readReport(doc)),
    ),
  );
}

function readReason(typed: string): string {
  const reason = typed.trim().slice(0, MAX_REASON);
  if (reason === '') throw new AppError('REASON_REQUIRED');
  return reason;
}

/** Those who hand the report in, whoever handed it in last, and who had words in it; but for the one who acts. */
async function peopleOfUnit(deps: JudgeReportDeps, report: ReadReport, by: string): Promise<string[]> {
  const day = today(deps.clock, await zoneOfUnit(deps, report.unit));
  const reporters = await findReporters(deps.directory, report.unit, day);
  const last = lastSubmission(report);
  const found = [
    ...reporters.map(({ person }) => person._id),
    ...(last ? [last.by] : []),
    ...report.entries.map((entry) => entry.by),
    ...(await deps.directory.findHolders('manager', report.unit)).map(({ _id }) => _id),
  ];
  return stillHere(deps, found, by);
}

async function peopleOfBranch(deps: JudgeReportDeps, report: ReadReport, by: string): Promise<string[]> {
  const day = today(deps.clock, await zoneOfUnit(deps, report.unit));
  const acceptors = await findAcceptors(deps.directory, report.unit, day);
  return stillHere(
    deps,
    acceptors.map(({ person }) => person._id),
    by,
  );
}

async function stillHere(deps: JudgeReportDeps, ids: readonly string[], by: string): Promise<string[]> {
  const found: string[] = [];
  for (const id of new Set(ids)) {
    if (id !== by && (await deps.directory.findPerson(id))) found.push(id);
  }
  return found;
}
