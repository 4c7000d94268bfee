import type { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../forms/field.ts';
import { validateField } from '../forms/validate-field.ts';

const MINUS = /^\s*[-−–]\s*(?=[0-9])/;

/** Kopecks, below zero after a recalculation; null for an empty cell. */
export function readAmount(cell: string, today: Temporal.PlainDate): number | null | FieldError {
  const isNegative = MINUS.test(cell);
  const result = validateField({ kind: 'money' }, cell.replace(MINUS, ''), { today, options: () => [] });
  if ('error' in result) return result.error;
  if (typeof result.value !== 'number') return null;
  return isNegative && result.value !== 0 ? -result.value : result.value;
}
