import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Directory } from '../people/directory.ts';
import { loadActor } from '../people/find-actor.ts';
import type { Unit } from '../people/person.ts';
import { hasBranchRight } from '../people/rights.ts';
import type { Repo } from '../storage/store.ts';
import { loadReportAccess, type ReportAccess } from './report-access.ts';
import { PUNCTUALITY_PERIODS, punctualityOf, type ReadReport, readReport } from './report-rules.ts';
import type { UnitReport } from './unit-report.ts';

export interface ListReportsDeps {
  reports: Repo<UnitReport>;
  directory: Directory;
  clock: Clock;
}

export interface BoardRow {
  unit: Unit;
  report: ReadReport | null;
  punctuality: { inTime: number; all: number };
}

export interface ReportBoard {
  period: string;
  /** Periods beside this one, where there are reports; '' for none. */
  earlier: string;
  later: string;
  rows: BoardRow[];
  /** ISO date where the reader is. */
  today: string;
}

/** Reports of all units for one period; the latest that is over, without one. Throws FORBIDDEN. */
export async function openBoard(
  deps: ListReportsDeps,
  { actor, period: asked }: { actor: string; period?: string },
): Promise<ReportBoard> {
  if (!(await mayOpenBoard(deps, actor))) throw new AppError('FORBIDDEN', { message: 'sees no board' });
  const person = await deps.directory.getPerson(actor);
  const date = today(deps.clock, await deps.directory.zoneOf(person)).toString();
  const units = await deps.directory.listUnits();
  const reports = new Map<string, ReadReport[]>();
  for (const { _id } of units) reports.set(_id, await latestOf(deps, _id));
  const known = [...reports.values()].flat();
  const periods = [...new Set(known.map((report) => report.period))].sort();
  const period = periods.find((each) => each === asked) ?? latestPeriod(known) ?? '';
  const at = periods.indexOf(period);
  return {
    period,
    earlier: periods[at - 1] ?? '',
    later: periods[at + 1] ?? '',
    rows: units.map((unit) => {
      const own = reports.get(unit._id) ?? [];
      return {
        unit,
        report: own.find((report) => report.period === period) ?? null,
        punctuality: punctualityOf(own, date),
      };
    }),
    today: date,
  };
}

/** Branch sales and who stands in for them, and directors; nobody of a unit. */
export async function mayOpenBoard(deps: ListReportsDeps, actor: string): Promise<boolean> {
  const { person, principals } = await loadActor(deps, actor);
  if ([person, ...principals].some((each) => hasBranchRight(each, 'see-reports'))) return true;
  const [unit] = await deps.directory.listUnits();
  const access = unit && (await loadReportAccess(deps, { actor, unit: unit._id }));
  return access?.accepts != null && access.handsIn === null;
}

/** The latest that is over; while none is, the one that is open. */
function latestPeriod(reports: readonly ReadReport[]): string | undefined {
  const periods = (of: readonly ReadReport[]) => of.map(({ period }) => period).sort();
  return periods(reports.filter(({ status }) => status !== 'open')).at(-1) ?? periods(reports).at(-1);
}

/** Reports of the units that somebody leads, and what they may do with each: the latest of each unit, the oldest first. */
export async function listUnitReports(
  deps: ListReportsDeps,
  actor: string,
): Promise<{ report: ReadReport; access: ReportAccess }[]> {
  const found: { report: ReadReport; access: ReportAccess }[] = [];
  for (const unit of await deps.directory.listUnits()) {
    const access = await loadReportAccess(deps, { actor, unit: unit._id });
    if (!access.seesAll) continue;
    for (const report of await latestOf(deps, unit._id)) found.push({ report, access });
  }
  return found.sort((a, b) => a.report.period.localeCompare(b.report.period));
}

/** Reports that this person may hand in now, the oldest first. */
export async function findOpenReports(deps: ListReportsDeps, actor: string): Promise<ReadReport[]> {
  return (await listUnitReports(deps, actor)).flatMap(({ report, access }) =>
    access.handsIn && report.status !== 'submitted' && report.status !== 'accepted' ? [report] : [],
  );
}

/** Reports that a manager of these units may complete now, the latest first. */
export async function findDrafts(deps: ListReportsDeps, units: readonly string[]): Promise<ReadReport[]> {
  const found: ReadReport[] = [];
  for (const unit of units) found.push(...(await latestOf(deps, unit)));
  return found
    .filter(({ status }) => status === 'draft' || status === 'returned')
    .sort((a, b) => b.period.localeCompare(a.period));
}

async function latestOf({ reports }: Pick<ListReportsDeps, 'reports'>, unit: string): Promise<ReadReport[]> {
  const page = await reports.find({
    index: 'unit',
    eq: { unit },
    desc: true,
    limit: PUNCTUALITY_PERIODS + 2,
  });
  return page.items.map(readReport);
}
