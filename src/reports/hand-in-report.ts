import { Temporal } from 'temporal-polyfill';
import { changeDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Directory } from '../people/directory.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { Repo } from '../storage/store.ts';
import { findReporters } from './find-reporters.ts';
import type { UnitReport } from './unit-report.ts';

export interface HandInReportDeps {
  reports: Repo<UnitReport>;
  directory: Directory;
  clock: Clock;
  relay: Relay;
}

export interface HandInReportInput {
  /** `unit:period`. */
  report: string;
  by: string;
}

/** Only the unit's head of sales, a substitute, or who stands in for none hands its report in. A late one stays late. */
export async function handInReport(deps: HandInReportDeps, input: HandInReportInput): Promise<UnitReport> {
  const load = async () => {
    const report = await deps.reports.get(input.report);
    if (!report) throw new AppError('NOT_FOUND', { message: `no report ${input.report}` });
    return report;
  };
  return changeDocument(deps.relay, deps.reports, 'reports', load, async (report) => {
    const day = today(deps.clock, await zoneOfUnit(deps, report.unit));
    const actors = await findReporters(deps.directory, report.unit, day);
    const actor =
      actors.find(({ person, principals }) => person._id === input.by && principals.length === 0) ??
      actors.find(({ person }) => person._id === input.by);
    if (!actor) throw new AppError('FORBIDDEN', { message: `not the head of sales of ${report.unit}` });
    if (report.status === 'handed-in') return null;
    const late = Temporal.PlainDate.compare(day, Temporal.PlainDate.from(report.dueOn)) > 0;
    const at = new Date(deps.clock.now()).toISOString();
    const handedIn = { status: 'handed-in', late, handedInAt: at, handedInBy: input.by } as const;
    const onBehalfOf = actor.principals[0]?._id ?? null;
    return { doc: { ...report, ...handedIn }, effects: effectsOf(report, at, input.by, onBehalfOf, late) };
  });
}

function effectsOf(
  report: UnitReport,
  at: string,
  by: string,
  onBehalfOf: string | null,
  late: boolean,
): NewEffect[] {
  const subject = subjectOf.report(report._id);
  const event = { type: 'report.handed-in', period: report.period, late } as const;
  return [
    { name: 'audit', args: { entry: { subject, at, by, onBehalfOf, event } } },
    { name: 'reminders.refresh', args: { subject } },
  ];
}
