import type { FieldDef, Fields, FieldValue, Row, Values } from './field.ts';
import { formatDay } from './parse-date.ts';

/** A stored value as the field's input shows it; what was typed and is still wrong comes through as it is. */
export function formatInput(field: FieldDef, value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (field.kind === 'toggle') return value === true || value === 'true' ? 'true' : 'false';
  if (field.kind === 'money' && typeof value === 'number') return formatMoney(value);
  if (field.kind === 'day' && typeof value === 'string') return isStoredDay(value) ? formatDay(value) : value;
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(',');
  return String(value);
}

/** Stored values as a form keeps them while they are being edited: strings, as if they had been typed. */
export function toTyped(fields: Fields, values: Record<string, unknown>): Values {
  const typed: Values = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name] as FieldValue | undefined;
    typed[name] = field.kind === 'list' ? typedRows(field.item, value) : formatInput(field, value);
  }
  return typed;
}

function typedRows(item: Fields, value: FieldValue | undefined): Row[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter((row): row is Row => typeof row === 'object')
    .map((row) => ({ ...(typeof row.id === 'string' ? { id: row.id } : {}), ...toTyped(item, row) }));
}

function isStoredDay(value: string): boolean {
  return /^(?:[0-9]{4}-)?[0-9]{2}-[0-9]{2}$/.test(value);
}

function formatMoney(kopecks: number): string {
  const rubles = Math.trunc(kopecks / 100);
  const rest = kopecks % 100;
  return rest === 0 ? String(rubles) : `${rubles},${String(rest).padStart(2, '0')}`;
}
