import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';
import type { ReportEntry } from './contents/report-content.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'report.opened': { period: string; dueOn: string };
    'report.redated': { period: string; from: string; to: string };
    /** The period is over: the report is there, filled in with what the register knows. */
    'report.drafted': { period: string };
    /** Words about clients; the words themselves stand in the report. */
    'report.entered': { period: string; clients: string[] };
    /** Earlier releases told neither the version nor the days. */
    'report.handed-in': { period: string; late: boolean; n?: number; days?: DaysLate | null };
    'report.returned': { period: string; n: number; reason: string };
    'report.accepted': { period: string; n: number };
    'report.correcting': { period: string; n: number; reason: string };
    /** Managers were asked for their words. */
    'report.nudged': { period: string; managers: string[] };
  }
}

export const REPORT_STATUSES = ['open', 'draft', 'submitted', 'returned', 'accepted'] as const;

export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** By how much a report came after its day. */
export interface DaysLate {
  working: number;
  calendar: number;
}

/** Deed of somebody, for themselves or in somebody's place. */
export interface ReportDeed {
  /** UTC instant, ISO. */
  at: string;
  by: string;
  onBehalfOf: string | null;
}

export interface Verdict extends ReportDeed {
  outcome: 'returned' | 'accepted';
  /** Told with a return; else ''. */
  reason: string;
}

export interface Correction extends ReportDeed {
  reason: string;
}

/** One handing in. Nothing of it changes once it has its verdict. */
export interface Submission extends ReportDeed {
  /** 1, 2 … */
  n: number;
  /** Told of the first one alone: a report that was returned is not late once more. */
  late: DaysLate | null;
  /** Id of what was handed in, in `report-versions`; '' for a report on paper. */
  content: string;
  /** The correction that it brings to an accepted report; else null. */
  correction: Correction | null;
  /** Null while it waits. */
  verdict: Verdict | null;
}

/**
 * A unit's report for one period (clause 7.1.3). `_id` is `unit:period`, such as `barnaul:2026-11`.
 *
 * It is `open` from the 15th, a `draft` once the period is over, and then `submitted`, `returned` or `accepted`. Earlier
 * releases knew `open` and `handed-in` only: what they took as handed in went its way on paper, so it is read as accepted,
 * with one submission that has no content (`readReport`). Use cases see reports through `readReport`.
 */
export interface UnitReport extends Aggregate {
  unit: string;
  period: string;
  /** ISO date, the last day on time. */
  dueOn: string;
  status: ReportStatus | 'handed-in';
  /** Stays true for a report handed in after its due date. */
  late: boolean;
  /** The first handing in, which alone decides whether it was late. */
  handedInAt: string | null;
  handedInBy: string | null;
  /** Words about clients, one entry a client. Absent in stores of earlier releases, as are all that follow. */
  entries?: ReportEntry[];
  /** The earliest first. */
  submissions?: Submission[];
  /** Set while an accepted report is being corrected. */
  correction?: Correction | null;
  /** Managers who were asked for their words, and the ISO date of the last time. */
  nudged?: { manager: string; on: string }[];
}

export const REPORTS: CollectionDef<UnitReport> = {
  name: 'reports',
  indexes: [PENDING_INDEX, { name: 'unit', eq: ['unit'], range: 'period' }],
};

/** One report a unit and period (`2026-11`, `2026-Q4`). */
export function reportIdOf(unit: string, period: string): string {
  return `${unit}:${period}`;
}

export function readReportId(id: string): { unit: string; period: string } {
  const [unit = '', period = ''] = id.split(':');
  return { unit, period };
}
