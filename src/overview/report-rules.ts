import { isHandedIn, isOverdue } from '../reports/report-rules.ts';
import type { UnitReport } from '../reports/unit-report.ts';

/** Reports of one period, of the units that owe them. */
export interface ReportFigures {
  period: string;
  inTime: number;
  late: number;
  /** Units whose report is past its day and not there, by this period or an earlier one. */
  owing: { unit: string; period: string; dueOn: string }[];
  /** In time and in all of the period before; null where there was none. */
  before: { inTime: number; all: number } | null;
}

/** Figures of the last period whose day has passed; null while there is none. `today` is an ISO date. */
export function reportFigures(reports: UnitReport[], today: string): ReportFigures | null {
  const passed = reports.filter(({ dueOn }) => dueOn < today);
  const [period, earlier] = [...new Set(passed.map((report) => report.period))].sort().reverse();
  if (!period) return null;
  const ofPeriod = passed.filter((report) => report.period === period);
  const ofEarlier = passed.filter((report) => report.period === earlier);
  return {
    period,
    inTime: ofPeriod.filter(isInTime).length,
    late: ofPeriod.filter((report) => report.late && isHandedIn(report)).length,
    owing: passed
      .filter((report) => isOverdue(report, today))
      .map(({ unit, period: of, dueOn }) => ({ unit, period: of, dueOn }))
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.unit.localeCompare(b.unit)),
    before: earlier ? { inTime: ofEarlier.filter(isInTime).length, all: ofEarlier.length } : null,
  };
}

function isInTime(report: UnitReport): boolean {
  return isHandedIn(report) && !report.late;
}
