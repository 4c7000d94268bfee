import { Temporal } from 'temporal-polyfill';
import { reportDueDate } from '../../calendar/due-dates.ts';
import { today } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Directory } from '../../people/directory.ts';
import { BRANCH, DEFAULT_ZONE } from '../../people/person.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { beginDraft } from '../../reports/begin-drafts.ts';
import { findLacking } from '../../reports/find-lacking.ts';
import { openReports } from '../../reports/open-reports.ts';
import { redateReports } from '../../reports/redate-reports.ts';
import { periodsOpenedBy } from '../../reports/report-periods.ts';
import { isHandedIn, type ReadReport, readReport, whyClosed } from '../../reports/report-rules.ts';
import { readReportId, reportIdOf, type UnitReport } from '../../reports/unit-report.ts';
import { partTerm, type Term, type Waiting, waitingOf } from '../../reports/waiting-rules.ts';
import { loadReminderSettings } from '../../settings/reminder-settings.ts';
import type { Repo } from '../../storage/store.ts';
import type { OpenDeps, ReminderSource, SourceDeps } from './source.ts';

/** A unit's report of one period that waits for somebody, or, for the branch, those that its channels still wait for. */
export interface ReportFacts {
  unit: string;
  period: string;
  dueOn: string;
  zone: string;
  waiting: Exclude<Waiting, null>;
  /** Managers who have something to say in it yet, and until when. */
  parts: { managers: string[]; term: Term };
}

const MAX_PERIODS = 3;
const NO_PARTS: ReportFacts['parts'] = { managers: [], term: { since: '', dueOn: '' } };

export const reportSource: ReminderSource<ReportFacts> = {
  subject: 'report',
  argsOf: (id) => ({ ...readReportId(id) }),
  load: async (deps, { unit = '', period = '' }) => {
    if (unit === BRANCH) return loadBranch(deps, period);
    const report = await deps.reports.get(reportIdOf(unit, period));
    return report ? factsOf(deps, readReport(report)) : null;
  },
  async *listAll(deps, date) {
    const due = new Map<string, string>();
    for await (const facts of listOpen(deps, date)) {
      if (facts.waiting.for === 'unit') due.set(facts.period, facts.dueOn);
      yield facts;
    }
    for (const [period, dueOn] of due) yield plainFacts(deps, BRANCH, period, dueOn);
  },
  async *concerns(_deps, id) {
    const { unit, period } = readReportId(id);
    if (unit !== BRANCH) yield subjectOf.report(reportIdOf(BRANCH, period));
  },
  async *openDue(deps, since, day) {
    await beginDrafts(deps);
    for (const { period, dueOn, units } of await openReports(deps, since, day)) {
      for (const unit of units) {
        const report = await deps.reports.get(reportIdOf(unit, period));
        const facts = report && (await factsOf(deps, readReport(report)));
        if (facts) yield facts;
      }
      yield plainFacts(deps, BRANCH, period, dueOn);
    }
  },
  redate: redateReports,
};

/** Reports whose period has ended since become drafts. */
async function beginDrafts(deps: OpenDeps): Promise<void> {
  for (const { _id: unit } of await deps.directory.listUnits()) {
    const latest = { index: 'unit', eq: { unit }, desc: true, limit: MAX_PERIODS };
    for (const { _id, status } of (await deps.reports.find(latest)).items) {
      if (status === 'open') await beginDraft(deps, _id);
    }
  }
}

async function plainFacts(
  deps: SourceDeps,
  unit: string,
  period: string,
  dueOn: string,
): Promise<ReportFacts> {
  const zone = await zoneOfUnit(deps, unit);
  return { unit, period, dueOn, zone, waiting: { for: 'unit' }, parts: NO_PARTS };
}

async function factsOf(deps: SourceDeps, report: ReadReport): Promise<ReportFacts | null> {
  const { unit, period, dueOn } = report;
  const plain = await plainFacts(deps, unit, period, dueOn);
  const waiting = waitingOf(report, deps.calendar(), plain.zone);
  return waiting && { ...plain, waiting, parts: await partsOf(deps, report, plain.zone) };
}

/** Managers are asked while their words may come in. */
async function partsOf(deps: SourceDeps, report: ReadReport, zone: string): Promise<ReportFacts['parts']> {
  if (whyClosed(report, today(deps.clock, zone)) !== null) return NO_PARTS;
  const lacking = await findLacking(deps, report);
  const managers = [...new Set(lacking.map(({ manager }) => manager))];
  return { managers, term: partTerm(deps.calendar(), report) };
}

async function loadBranch(deps: SourceDeps, period: string): Promise<ReportFacts | null> {
  if ((await unitsOwing(deps, period)).length === 0) return null;
  const { report } = await loadReminderSettings(deps);
  const dueOn = reportDueDate(deps.calendar(), period, report).toString();
  return plainFacts(deps, BRANCH, period, dueOn);
}

/** Reports that wait for somebody, and those that will have appeared by the date. */
async function* listOpen(deps: SourceDeps, date: Temporal.PlainDate): AsyncGenerator<ReportFacts> {
  for await (const report of deps.reports.scan()) {
    const facts = await factsOf(deps, readReport(report));
    if (facts) yield facts;
  }
  const { report: rules } = await loadReminderSettings(deps);
  const now = today(deps.clock, DEFAULT_ZONE);
  const units = await deps.directory.listUnits();
  for (const period of periodsOpenedBy(date, rules.period, MAX_PERIODS)) {
    const dueOn = reportDueDate(deps.calendar(), period, rules);
    if (Temporal.PlainDate.compare(dueOn, now) < 0) continue;
    for (const { _id: unit } of units) {
      if (await deps.reports.get(reportIdOf(unit, period))) continue;
      yield plainFacts(deps, unit, period, dueOn.toString());
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
  return reports.flatMap((report) => (report && !isHandedIn(report) ? [report.unit] : []));
}
