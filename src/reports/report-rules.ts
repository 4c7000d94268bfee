import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { countWorkingDays } from '../calendar/working-days.ts';
import type { ErrorCode } from '../kernel/errors.ts';
import type { GrowthLine, ReportEntry } from './contents/report-content.ts';
import type {
  Correction,
  DaysLate,
  ReportDeed,
  ReportStatus,
  Submission,
  UnitReport,
  Verdict,
} from './unit-report.ts';

/** A report with everything that earlier releases left out. */
export interface ReadReport extends UnitReport {
  status: ReportStatus;
  entries: ReportEntry[];
  submissions: Submission[];
  correction: Correction | null;
  nudged: { manager: string; on: string }[];
}

export function readReport(report: UnitReport): ReadReport {
  const { entries = [], correction = null, nudged = [], submissions = [] } = report;
  const parts = { entries, correction, nudged };
  if (report.status !== 'handed-in') return { ...report, ...parts, status: report.status, submissions };
  return { ...report, ...parts, status: 'accepted', submissions: [onPaper(report)] };
}

function onPaper({ handedInAt, handedInBy }: UnitReport): Submission {
  const deed = { at: handedInAt ?? '', by: handedInBy ?? '', onBehalfOf: null };
  const verdict: Verdict = { ...deed, outcome: 'accepted', reason: '' };
  return { ...deed, n: 1, late: null, content: '', correction: null, verdict };
}

/** True once it was handed in at all, whatever became of it. */
export function isHandedIn({
  status,
  submissions = [],
}: Pick<UnitReport, 'status' | 'submissions'>): boolean {
  return status === 'handed-in' || submissions.length > 0;
}

export function isOverdue(
  report: Pick<UnitReport, 'status' | 'submissions' | 'dueOn'>,
  today: string,
): boolean {
  return !isHandedIn(report) && report.dueOn < today;
}

export function lastSubmission({ submissions }: Pick<ReadReport, 'submissions'>): Submission | undefined {
  return submissions.at(-1);
}

/** The version in force: the last one that was accepted. */
export function acceptedSubmission({ submissions }: Pick<ReadReport, 'submissions'>): Submission | undefined {
  return submissions.findLast(({ verdict }) => verdict?.outcome === 'accepted');
}

/** The first day after `2026-11` or `2026-Q4`. */
export function dayAfter(period: string): Temporal.PlainDate {
  const [year = '', quarter = ''] = period.split('-Q');
  const last = quarter === '' ? period : `${year}-${String(Number(quarter) * 3).padStart(2, '0')}`;
  return Temporal.PlainYearMonth.from(last).add({ months: 1 }).toPlainDate({ day: 1 });
}

export function isOver(period: string, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(today, dayAfter(period)) >= 0;
}

/** Refusal of words about a client, or of a handing in; null where both may be. */
export function whyClosed(report: ReadReport, today: Temporal.PlainDate): ErrorCode | null {
  if (report.status === 'accepted') return 'REPORT_ACCEPTED';
  if (report.status === 'submitted') return 'REPORT_SUBMITTED';
  return isOver(report.period, today) ? null : 'REPORT_EARLY';
}

/** Null in time. */
export function daysLate(
  calendar: WorkCalendar,
  { dueOn }: Pick<UnitReport, 'dueOn'>,
  today: Temporal.PlainDate,
): DaysLate | null {
  const due = Temporal.PlainDate.from(dueOn);
  if (Temporal.PlainDate.compare(today, due) <= 0) return null;
  const working = countWorkingDays(calendar, due.add({ days: 1 }), today);
  return { working, calendar: due.until(today, { largestUnit: 'day' }).days };
}

/** Everything that a report still lacks: clients that moved, of whom nobody has said why or that there is nothing to say. */
export function lackingOf(growth: readonly GrowthLine[], entries: readonly ReportEntry[]): GrowthLine[] {
  const said = new Map(entries.map((entry) => [entry.client, entry]));
  return growth.filter(({ moved, client }) => {
    const entry = said.get(client);
    return moved && !(entry && (entry.noChanges || entry.cause !== ''));
  });
}

/** One entry a client: the later words are in the place of the former. */
export function putEntries(report: ReadReport, entries: readonly ReportEntry[]): ReadReport {
  const byClient = new Map([...report.entries, ...entries].map((entry) => [entry.client, entry]));
  return { ...report, status: startedStatus(report), entries: [...byClient.values()] };
}

/** Words come into a draft; a returned report is one already. */
function startedStatus({ status }: ReadReport): ReportStatus {
  return status === 'open' ? 'draft' : status;
}

export function handIn(
  report: ReadReport,
  deed: ReportDeed,
  { content, late }: { content: string; late: DaysLate | null },
): ReadReport {
  const isFirst = report.submissions.length === 0;
  const submission: Submission = {
    ...deed,
    n: report.submissions.length + 1,
    late: isFirst ? late : null,
    content,
    correction: report.correction,
    verdict: null,
  };
  return {
    ...report,
    status: 'submitted',
    submissions: [...report.submissions, submission],
    correction: null,
    ...(isFirst ? { late: late !== null, handedInAt: deed.at, handedInBy: deed.by } : {}),
  };
}

/** Refusal of a verdict on a version; null where it may be given. Whoever handed it in gives none. */
export function whyNoVerdict(report: ReadReport, n: number, people: readonly string[]): ErrorCode | null {
  const last = lastSubmission(report);
  if (report.status !== 'submitted' || last?.n !== n) return 'STALE';
  return people.includes(last.by) || (last.onBehalfOf !== null && people.includes(last.onBehalfOf))
    ? 'REPORT_OWN'
    : null;
}

export function judge(report: ReadReport, verdict: Verdict): ReadReport {
  const submissions = report.submissions.map((each, at) =>
    at === report.submissions.length - 1 ? { ...each, verdict } : each,
  );
  return { ...report, status: verdict.outcome, submissions };
}

/** An accepted report becomes a draft of its next version; the accepted one stays as it is. */
export function correct(report: ReadReport, correction: Correction): ReadReport {
  return { ...report, status: 'draft', correction };
}

/** Reports handed in by their day, and all, of the last ones whose day has passed. */
export function punctualityOf(
  reports: readonly UnitReport[],
  today: string,
): { inTime: number; all: number } {
  const passed = reports
    .filter((report) => report.dueOn < today || isHandedIn(report))
    .toSorted((a, b) => b.period.localeCompare(a.period))
    .slice(0, PUNCTUALITY_PERIODS);
  return { inTime: passed.filter((each) => isHandedIn(each) && !each.late).length, all: passed.length };
}

export const PUNCTUALITY_PERIODS = 12;
