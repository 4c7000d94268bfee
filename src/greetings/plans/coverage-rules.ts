import type { PlanLine } from './plan-line.ts';

/** Count of greetings by what became of them. All but `planned` and `percent` are parts that add up to it. */
export interface Coverage {
  /** All of them. */
  planned: number;
  inTime: number;
  late: number;
  skipped: number;
  missed: number;
  /** Moved to a day that has not passed. */
  moved: number;
  /** Planned for a day that has not come. */
  ahead: number;
  /** Greeted of those whose day has passed and whom nobody had a reason to skip; null for none. */
  percent: number | null;
  /** Kopecks of gifts. */
  spent: number;
}

export function coverageOf(lines: readonly PlanLine[]): Coverage {
  const count = (is: (line: PlanLine) => boolean) => lines.filter(is).length;
  const inTime = count(({ status, late }) => status === 'done' && !late);
  const late = count(({ status, late: isLate }) => status === 'done' && isLate);
  const missed = count(({ status }) => status === 'missed');
  const owed = inTime + late + missed;
  return {
    planned: lines.length,
    inTime,
    late,
    skipped: count(({ status }) => status === 'skipped'),
    missed,
    moved: count(({ status }) => status === 'moved'),
    ahead: count(({ status }) => status === 'planned'),
    percent: owed === 0 ? null : Math.round((100 * (inTime + late)) / owed),
    spent: spentOn(lines),
  };
}

/** Kopecks of gifts of what was done. */
export function spentOn(lines: readonly PlanLine[]): number {
  return lines.reduce((sum, { status, entry }) => sum + (status === 'done' ? (entry?.cost ?? 0) : 0), 0);
}
