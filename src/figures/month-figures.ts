import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** Totals of the month, before and now, in kopecks. */
    'figures.loaded': { period: string; changes: FieldChange[] };
  }
}

/** Amounts of one group of services, as the billing system states them: kopecks, below zero after a recalculation. */
export interface FigureLine {
  /** Id of an entry of the dictionary of services. */
  service: string;
  quantity: number | null;
  planned: number | null;
  charged: number;
  paid: number;
  /** Owed at the end of the month, and what of that is past its day. */
  owed: number;
  overdue: number;
}

export interface FiguresVersion {
  lines: FigureLine[];
  /** UTC instant, ISO. */
  at: string;
  by: string;
}

/** One month of one client; `_id` is `client:period`. A correction is a new version that keeps the former ones. */
export interface MonthFigures extends Aggregate, FiguresVersion {
  client: string;
  /** The client's unit when the month was loaded last. */
  unit: string;
  /** `2026-11`. */
  period: string;
  /** The latest first. */
  earlier: FiguresVersion[];
}

export const FIGURES: CollectionDef<MonthFigures> = {
  name: 'figures',
  indexes: [
    PENDING_INDEX,
    { name: 'client', eq: ['client'], range: 'period' },
    { name: 'unit', eq: ['unit'], range: 'period' },
  ],
};

export function figuresIdOf(client: string, period: string): string {
  return `${client}:${period}`;
}
