import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** Income of the month, before and now, in kopecks. */
    'income.loaded': { period: string; changes: FieldChange[] };
  }
}

export interface IncomeVersion {
  /** Kopecks. */
  income: number;
  /** UTC instant, ISO. */
  at: string;
  by: string;
}

/** A unit's whole income of one month; `_id` is `unit:period`. A correction is a new version that keeps the former ones. */
export interface UnitIncome extends Aggregate, IncomeVersion {
  unit: string;
  /** `2026-11`. */
  period: string;
  /** The latest first. */
  earlier: IncomeVersion[];
}

export const UNIT_INCOME: CollectionDef<UnitIncome> = {
  name: 'unit-income',
  indexes: [PENDING_INDEX, { name: 'unit', eq: ['unit'], range: 'period' }],
};

export function incomeIdOf(unit: string, period: string): string {
  return `${unit}:${period}`;
}
