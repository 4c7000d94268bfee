import type { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../forms/field.ts';
import { validateField } from '../forms/validate-field.ts';
import { readAmount } from '../tables/amount-cell.ts';
import { type CellWords, readMonth } from '../tables/cell-words.ts';
import type { FigureLine } from './month-figures.ts';

export const FIGURE_COLUMNS = [
  'period',
  'client',
  'service',
  'quantity',
  'planned',
  'charged',
  'paid',
  'owed',
  'overdue',
] as const;

export type FigureColumn = (typeof FIGURE_COLUMNS)[number];

export interface FigureContext {
  today: Temporal.PlainDate;
  words: CellWords;
  /** Id of a service by its id or a name; null for none. */
  serviceOf(cell: string): string | null;
}

export interface FigureRow {
  /** `2026-11`, or '' beside an error. */
  period: string;
  line: FigureLine;
  errors: Partial<Record<FigureColumn, FieldError>>;
}

/** One row of the billing system's table; the client is looked up elsewhere. */
export function readFigureRow(
  record: Partial<Record<FigureColumn, string>>,
  context: FigureContext,
): FigureRow {
  const errors: FigureRow['errors'] = {};
  const period = readMonth(record.period ?? '', context.words) ?? '';
  if (period === '') errors.period = { code: 'month' };
  else if (period > context.today.toString().slice(0, 7)) errors.period = { code: 'future' };
  const service = context.serviceOf(record.service ?? '');
  if (service === null) errors.service = { code: 'choice' };
  const amount = (column: FigureColumn) => {
    const read = readAmount(record[column] ?? '', context.today);
    if (typeof read === 'object' && read !== null) errors[column] = read;
    return typeof read === 'number' ? read : null;
  };
  const charged = amount('charged');
  if (charged === null && !errors.charged) errors.charged = { code: 'required' };
  const line: FigureLine = {
    service: service ?? '',
    quantity: readQuantity(record.quantity ?? '', context.today, errors),
    planned: amount('planned'),
    charged: charged ?? 0,
    paid: amount('paid') ?? 0,
    owed: amount('owed') ?? 0,
    overdue: amount('overdue') ?? 0,
  };
  if (!errors.owed && !errors.overdue && line.overdue > Math.max(line.owed, 0)) {
    errors.overdue = { code: 'more-than-owed' };
  }
  return { period, line, errors };
}

function readQuantity(cell: string, today: Temporal.PlainDate, errors: FigureRow['errors']): number | null {
  const result = validateField({ kind: 'number', min: 0, max: 1_000_000_000 }, cell, {
    today,
    options: () => [],
  });
  if ('error' in result) errors.quantity = result.error;
  return 'value' in result && typeof result.value === 'number' ? result.value : null;
}
