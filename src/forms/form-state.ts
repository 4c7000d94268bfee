import { cleanText } from './clean-text.ts';
import type { FieldDef, FieldError, Fields, Row, Values } from './field.ts';
import type { FieldContext } from './validate-field.ts';
import { validateFields } from './validate-fields.ts';

/** A form being typed: what was typed, right or wrong, and the row of a list that is being edited. */
export interface FormState {
  values: Values;
  errors: Record<string, FieldError>;
  /** The list whose row is being edited. */
  list: string | null;
  /** That row: its index, or -1 for a new one; null when none is. */
  row: number | null;
  /** Row as it was opened, for a cancel to bring back; null for a new one. */
  rowBefore?: Row | null;
}

export interface FormContext extends FieldContext {
  newId(): string;
  /** Errors of a row beyond its fields. */
  checkRow?(list: string, values: Values): Record<string, FieldError>;
}

/** The fields of the row that is being edited, if one is. */
export function openRowFields<D extends string>(state: FormState, fields: Fields<D>): Fields<D> | null {
  const list = state.list === null ? undefined : fields[state.list];
  return list?.kind === 'list' && state.row !== null ? list.item : null;
}

export function rowsOf(values: Values, list: string): Row[] {
  const rows = values[list];
  return Array.isArray(rows) ? rows.filter((row): row is Row => typeof row === 'object') : [];
}

/** Opens a row of a list for editing; -1 is a new one. */
export function openRow<S extends FormState>(
  state: S,
  fields: Fields,
  { list, row }: { list: string; row: number },
): S {
  const field = Object.hasOwn(fields, list) ? fields[list] : undefined;
  if (field?.kind !== 'list') return state;
  const rows = rowsOf(state.values, list);
  const count = rows.length;
  if (row < -1 || row >= count || !Number.isInteger(row)) return state;
  if (row === -1 && count >= field.max) {
    return { ...state, errors: { ...state.errors, [list]: { code: 'rows-max', args: { max: field.max } } } };
  }
  return { ...state, list, row, rowBefore: rows[row] ?? null };
}

/**
 * One click on the row that is open. A new row joins the list at the first save, right or wrong; a cancel leaves
 * the list as it was when the row was opened.
 */
export function moveInRow<S extends FormState>(
  state: S,
  fields: Fields,
  typed: Record<string, unknown>,
  move: string,
  context: FormContext,
): S {
  const { list, row } = state;
  if (list === null || row === null) return state;
  const rows = rowsOf(state.values, list);
  const closed = { ...state, list: null, row: null, rowBefore: null };
  if (move === 'row-cancel' || move === 'back')
    return cancelRow(closed, fields, { list, row }, state.rowBefore, context);
  if (move === 'row-remove') {
    const left = rows.filter((_, index) => index !== row);
    const errors = dropErrors(state.errors, (path) => path === list || path.startsWith(`${list}/`));
    return { ...closed, values: { ...state.values, [list]: left }, errors };
  }
  const index = row === -1 ? rows.length : row;
  const taken = takeTyped(fields, rows[index] ?? { id: context.newId() }, typed) as Row;
  const errors = {
    ...dropErrors(state.errors, (path) => path === list || path.startsWith(`${list}/${index}/`)),
    ...rowErrors(fields, taken, list, index, context),
  };
  const values = {
    ...state.values,
    [list]: index < rows.length ? rows.with(index, taken) : [...rows, taken],
  };
  const wrong = Object.keys(errors).some((path) => path.startsWith(`${list}/${index}/`));
  if (move === 'row-save' && !wrong) return { ...closed, values, errors };
  return { ...state, values, errors, row: index };
}

/** Drafts that were kept before a row was remembered are left as they are. */
function cancelRow<S extends FormState>(
  closed: S,
  fields: Fields,
  { list, row }: { list: string; row: number },
  before: Row | null | undefined,
  context: FormContext,
): S {
  const rows = rowsOf(closed.values, list);
  if (before === undefined || row < 0 || row >= rows.length) return closed;
  if (before === null) {
    const isOfRow = (path: string) => path.startsWith(`${list}/${row}/`);
    const left = rows.filter((_, index) => index !== row);
    return {
      ...closed,
      values: { ...closed.values, [list]: left },
      errors: dropErrors(closed.errors, isOfRow),
    };
  }
  const errors = {
    ...dropErrors(closed.errors, (path) => path.startsWith(`${list}/${row}/`)),
    ...rowErrors(fields, before, list, row, context),
  };
  return { ...closed, values: { ...closed.values, [list]: rows.with(row, before) }, errors };
}

function rowErrors(
  fields: Fields,
  row: Row,
  list: string,
  index: number,
  context: FormContext,
): Record<string, FieldError> {
  const { values, errors } = validateFields(fields, row, context);
  const all = { ...context.checkRow?.(list, values), ...errors };
  return Object.fromEntries(Object.entries(all).map(([name, error]) => [`${list}/${index}/${name}`, error]));
}

export function dropErrors(
  errors: FormState['errors'],
  drops: (path: string) => boolean,
): FormState['errors'] {
  return Object.fromEntries(Object.entries(errors).filter(([path]) => !drops(path)));
}

/** Clients leave out inputs that were emptied, so a missing optional date or choice is an empty one. */
export function takeTyped(fields: Fields, before: Values, typed: Record<string, unknown>): Values {
  const values: Values = { ...before };
  const sent = Object.keys(fields).some((name) => Object.hasOwn(typed, name));
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'list') continue;
    if (!Object.hasOwn(typed, name)) {
      if (sent && !field.required && (field.kind === 'date' || field.kind === 'choice')) values[name] = '';
      continue;
    }
    values[name] = clip(cleanText(typed[name], field.kind === 'text' && field.multiline), field);
  }
  return values;
}

const LONGEST_KEPT = 4000;

/** Cuts text far over a limit to as much as a card can show back. */
function clip(text: string, field: FieldDef): string {
  const most = field.kind === 'text' ? Math.min(field.max * 2, LONGEST_KEPT) : 500;
  const characters = [...text];
  return characters.length > most ? characters.slice(0, most).join('') : text;
}
