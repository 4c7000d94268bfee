import { conditionHolds } from './condition.ts';
import type { FieldDef, FieldError, Fields, ListField, Row, Values } from './field.ts';
import { type FieldContext, type FieldResult, validateField } from './validate-field.ts';

export interface FieldsResult {
  /** The fields that are asked and are right, as they are stored; fields whose `when` does not hold are left out. */
  values: Values;
  /** By field; within a list `contacts/0/lastName`, and `contacts` for the list as a whole. Stores refuse dots. */
  errors: Record<string, FieldError>;
}

/**
 * From what came in (strings of a card, columns of a file, a draft) to what is stored. Unknown names are left
 * out, so nothing that the form does not ask for gets in. A condition may look at fields named before it.
 */
export function validateFields(
  fields: Fields,
  raw: Record<string, unknown>,
  context: FieldContext,
): FieldsResult {
  const result: FieldsResult = { values: {}, errors: {} };
  for (const [name, field] of Object.entries(fields)) {
    if (field.when && !conditionHolds(field.when, result.values)) continue;
    const typed = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (field.kind === 'list') {
      validateList(name, field, typed, context, result);
      continue;
    }
    const checked = inOrder(field, validateField(field, typed, context), result.values);
    if ('error' in checked) result.errors[name] = checked.error;
    else result.values[name] = checked.value;
  }
  return result;
}

/** Dates are compared as they are stored: ISO texts. An empty one breaks no order. */
function inOrder(field: FieldDef, checked: FieldResult, values: Values): FieldResult {
  if (field.kind !== 'date' || 'error' in checked) return checked;
  const { value } = checked;
  const isTooEarly = [field.notBefore].flat().some((earliest) => {
    const earlier = typeof earliest === 'object' ? values[earliest.field] : null;
    return typeof earlier === 'string' && typeof value === 'string' && value < earlier;
  });
  return isTooEarly ? { error: { code: 'out-of-order' } } : checked;
}

function validateList(
  name: string,
  field: ListField,
  typed: unknown,
  context: FieldContext,
  into: FieldsResult,
): void {
  const rows = (Array.isArray(typed) ? typed : []).filter(isRow);
  const least = field.min ?? (field.required ? 1 : 0);
  if (rows.length < least) into.errors[name] = { code: 'rows-min', args: { min: least } };
  if (rows.length > field.max) into.errors[name] = { code: 'rows-max', args: { max: field.max } };
  into.values[name] = rows.slice(0, field.max).map((row, index) => {
    const checked = validateFields(field.item, row, context);
    for (const [key, error] of Object.entries(checked.errors)) into.errors[`${name}/${index}/${key}`] = error;
    const id = row.id;
    return {
      ...(typeof id === 'string' && /^[\w-]{1,40}$/.test(id) ? { id } : {}),
      ...checked.values,
    } as Row;
  });
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
