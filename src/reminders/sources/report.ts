import { Temporal } from 'temporal-polyfill';
import { reportDueDate } from '../../calendar/due-dates.ts';
import { today } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Directory } from '../../people/directory.ts';
import { BRANCH, DEFAULT_ZONE } from '../../people/person.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { openReports } from '../../reports/open-reports.ts';
import { redateReports } from '../../reports/redate-reports.ts';
import { periodsOpenedBy } from '../../reports/report-periods.ts';
import { readReportId, reportIdOf, type UnitReport } from '../../reports/unit-report.ts';
import { loadReminderSettings } from '../../settings/reminder-settings.ts';
import type { Repo } from '../../storage/store.ts';
import type { ReminderSource, SourceDeps } from './source.ts';

/** A unit's report of one period that is not handed in, or, for the branch, those that its channels still wait for. */
export interface ReportFacts {
  unit: string;
  period: string;
  dueOn: string;
  zone: string;
}

const MAX_PERIODS = 3;

export const reportSource: ReminderSource<ReportFacts> = {
  subject: 'report',
  load: async (deps, { unit = '', period = '' }) => {
    if (unit === BRANCH) return loadBranch(deps, period);
    const report = await deps.reports.get(reportIdOf(unit, period));
    return report?.status === 'open' ? factsOf(deps, unit, period, report.dueOn) : null;
  },
  async *listAll(deps, date) {
    const due = new Map<string, string>();
    for await (const facts of listOpen(deps, date)) {
      due.set(facts.period, facts.dueOn);
      yield facts;
    }
    for (const [period, dueOn] of due) yield factsOf(deps, BRANCH, period, dueOn);
  },
  async *concerns(_deps, id) {
    const { unit, period } = readReportId(id);
    if (unit !== BRANCH) yield subjectOf.report(reportIdOf(BRANCH, period));
  },
  async *openDue(deps, since, day) {
    for (const { period, dueOn, units } of await openReports(deps, since, day)) {
      for (const unit of units) {
        const report = await deps.reports.get(reportIdOf(unit, period));
        if (report?.status !== 'handed-in') yield factsOf(deps, unit, period, dueOn);
      }
      yield factsOf(deps, BRANCH, period, dueOn);
    }
  },
  redate: redateReports,
};

async function factsOf(deps: SourceDeps, unit: string, period: string, dueOn: string): Promise<ReportFacts> {
  return { unit, period, dueOn, zone: await zoneOfUnit(deps, unit) };
}

async function loadBranch(deps: SourceDeps, period: string): Promise<ReportFacts | null> {
  if ((await unitsOwing(deps, period)).length === 0) return null;
  const { report } = await loadReminderSettings(deps);
  const dueOn = reportDueDate(deps.calendar(), period, report).toString();
  return { unit: BRANCH, period, dueOn, zone: DEFAULT_ZONE };
}

/** Open reports, and those that will have appeared by the date. */
async function* listOpen(deps: SourceDeps, date: Temporal.PlainDate): AsyncGenerator<ReportFacts> {
  for await (const { status, unit, period, dueOn } of deps.reports.scan()) {
    if (status === 'open') yield factsOf(deps, unit, period, dueOn);
  }
  const { report: rules } = await loadReminderSettings(deps);
  const now = today(deps.clock, DEFAULT_ZONE);
  const units = await deps.directory.listUnits();
  for (const period of periodsOpenedBy(date, rules.period, MAX_PERIODS)) {
    const dueOn = reportDueDate(deps.calendar(), period, rules);
    if (Temporal.PlainDate.compare(dueOn, now) < 0) continue;
    for (const { _id: unit } of units) {
      if (await deps.reports.get(reportIdOf(unit, period))) continue;
      yield factsOf(deps, unit, period, dueOn.toString());
    }
  }
}

/** Units whose report of the period was not handed in yet. */
export async function unitsOwing(
  deps: { reports: Repo<UnitReport>; directory: Directory },
  period: string,
): Promise<string[]> {
  const units = await deps.directory.listUnits();
  const reports = await Promise.all(units.map((unit) => deps.reports.get(reportIdOf(unit._id, period))));
  return reports.flatMap((report) => (report?.status === 'open' ? [report.unit] : []));
}
