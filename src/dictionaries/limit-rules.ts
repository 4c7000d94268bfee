import type { FieldError, Fields, Values } from '../forms/field.ts';

/** Units of a criterion's number; each says how the criterion is measured. */
export const LIMIT_UNITS = ['rubles', 'lines', 'points', 'services', 'years', 'percent'] as const;

export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** A criterion is met from this number on. */
export interface Limit {
  /** Kopecks where the unit is `rubles`. */
  amount: number;
  unit: LimitUnit;
  /** Latest complete months that charges and growth are measured over. */
  months: number;
  /** Percent of the amount from which on a registration is proposed; `USUAL_NEAR` where absent. */
  near?: number;
}

export const USUAL_MONTHS = 12;
export const USUAL_NEAR = 80;

export const LIMIT_FIELDS = {
  limit: { kind: 'number', min: 0, max: 10_000_000_000 },
  limitUnit: { kind: 'choice', options: [...LIMIT_UNITS] },
  limitMonths: { kind: 'number', min: 1, max: 24, integer: true },
  limitNear: { kind: 'number', min: 1, max: 100, integer: true },
} satisfies Fields;

/** The limit that was typed; null for none, an error for half of one. */
export function readLimit(values: Values): { limit: Limit | null } | { errors: Record<string, FieldError> } {
  const { limit, limitUnit, limitMonths, limitNear } = values;
  if (typeof limit !== 'number' || limit === 0) return { limit: null };
  if (typeof limitUnit !== 'string') return { errors: { limitUnit: { code: 'required' } } };
  const unit = limitUnit as LimitUnit;
  const amount = unit === 'rubles' ? Math.round(limit * 100) : limit;
  const months = typeof limitMonths === 'number' ? limitMonths : USUAL_MONTHS;
  return { limit: { amount, unit, months, ...(typeof limitNear === 'number' ? { near: limitNear } : {}) } };
}

/** The limit as the form shows it. */
export function typedLimit(limit: Limit | undefined): Values {
  if (!limit) return {};
  const { amount, unit, months, near = null } = limit;
  const shown = unit === 'rubles' ? amount / 100 : amount;
  return { limit: shown, limitUnit: unit, limitMonths: months, limitNear: near };
}
