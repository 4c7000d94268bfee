import type { FieldDef, Fields, FieldValue, Row, Values } from './field.ts';

/** Values of one field before and now; of a list, the rows that went and the rows that came. */
export interface ValueChange {
  field: string;
  from: FieldValue;
  to: FieldValue;
}

type Stored = Readonly<Record<string, unknown>>;

/** Every field that differs. What names people of the client's is left out: such values stay where they are. */
export function compareValues(fields: Fields, before: Stored, after: Stored): ValueChange[] {
  return Object.entries(withoutPersonal(fields)).flatMap(([name, field]): ValueChange[] => {
    const from = settled(field, before[name]);
    const to = settled(field, after[name]);
    if (sameValue(from, to)) return [];
    return [{ field: name, ...(field.kind === 'list' ? rowsThatDiffer(from, to) : { from, to }) }];
  });
}

/** Values filled in, without those that name people and without texts of many lines. */
export function enteredValues(fields: Fields, values: Values): Values {
  const short = Object.entries(withoutPersonal(fields)).filter(([, field]) => !isLong(field));
  const entered = short.map(([name, field]) => [name, settled(field, values[name])] as const);
  return Object.fromEntries(entered.filter(([, value]) => value !== null && value !== false));
}

function withoutPersonal(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => !field.personal));
}

function isLong(field: FieldDef): boolean {
  return field.kind === 'text' && field.multiline === true;
}

/** One spelling of nothing for each kind, and rows of the fields that a form knows. */
function settled(field: FieldDef, stored: unknown): FieldValue {
  const value = stored as FieldValue | undefined;
  if (field.kind === 'toggle') return value === true;
  if (value === undefined || value === '') return null;
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return null;
  if (field.kind !== 'list') return value;
  const rows = value.filter((row): row is Row => typeof row === 'object');
  return rows.map((row) => settledRow(withoutPersonal(field.item), row));
}

function settledRow(item: Fields, row: Row): Row {
  const cells = Object.entries(item).map(([name, field]) => [name, settled(field, row[name])] as const);
  return Object.fromEntries(cells.filter(([, value]) => value !== null));
}

/** Equal rows stand for each other one by one; both lists are empty where only the order is new. */
function rowsThatDiffer(from: FieldValue, to: FieldValue): Pick<ValueChange, 'from' | 'to'> {
  return { from: without(rowsOf(from), rowsOf(to)), to: without(rowsOf(to), rowsOf(from)) };
}

function without(rows: Row[], others: Row[]): Row[] {
  const left = others.map((row) => JSON.stringify(row));
  return rows.filter((row) => {
    const twin = left.indexOf(JSON.stringify(row));
    if (twin >= 0) left.splice(twin, 1);
    return twin < 0;
  });
}

function rowsOf(value: FieldValue): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object') : [];
}

function sameValue(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
