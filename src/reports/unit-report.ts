import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'report.opened': { period: string; dueOn: string };
    'report.redated': { period: string; from: string; to: string };
    'report.handed-in': { period: string; late: boolean };
  }
}

/** A unit's report for one period (clause 7.1.3). `_id` is `unit:period`, such as `barnaul:2026-11`. */
export interface UnitReport extends Aggregate {
  unit: string;
  period: string;
  /** ISO date, the last day on time. */
  dueOn: string;
  status: 'open' | 'handed-in';
  /** Stays true for a report handed in after its due date. */
  late: boolean;
  handedInAt: string | null;
  handedInBy: string | null;
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
