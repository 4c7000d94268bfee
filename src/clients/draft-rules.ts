import { cleanText } from '../forms/clean-text.ts';
import type { FieldDef, FieldError, Fields, Row, Values } from '../forms/field.ts';
import type { FieldContext } from '../forms/validate-field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { checkPassport } from './client-rules.ts';
import type { PassportDraft } from './draft.ts';
import { type FormStep, PASSPORT_FIELDS, PASSPORT_STEPS, stepOfField } from './passport-form.ts';

/** What a click on the form asks for, after what was typed is taken over. */
export type DraftMove =
  | { kind: 'next' | 'back' | 'save' }
  /** Opens a row of a list; -1 is a new one. */
  | { kind: 'row-open'; list: string; row: number }
  | { kind: 'row-save' | 'row-remove' | 'row-cancel' };

export interface DraftContext extends FieldContext {
  newId(): string;
}

/** The draft after one click: typed values are kept whether right or wrong; `next` goes on only when they are right. */
export function moveDraft(
  draft: PassportDraft,
  typed: Record<string, unknown>,
  move: DraftMove,
  context: DraftContext,
): PassportDraft {
  const rowFields = openRowFields(draft);
  if (rowFields) return moveInRow(draft, rowFields, typed, move, context);
  const step = getStep(draft.step);
  const kept = { ...draft, values: takeTyped(step.fields, draft.values, typed) };
  switch (move.kind) {
    case 'next':
      return goOn(kept, step, context);
    case 'back':
      return { ...clearErrors(kept, step), step: neighbour(step, -1) };
    case 'row-open':
      return openRow(kept, step, move);
    default:
      return clearErrors(kept, step);
  }
}

/** Everything that is wrong with the draft as a whole, by field. */
export function checkDraft(
  draft: PassportDraft,
  context: FieldContext,
): { values: Values; errors: Record<string, FieldError> } {
  const { values, errors } = validateFields(PASSPORT_FIELDS, draft.values, context);
  return { values, errors: { ...checkPassport(values, draft.manager), ...errors } };
}

/** The draft at the first screen that has an error. */
export function showErrors(draft: PassportDraft, errors: Record<string, FieldError>): PassportDraft {
  const steps = new Set(Object.keys(errors).map(stepOfField));
  const step = PASSPORT_STEPS.find(({ id }) => steps.has(id))?.id ?? draft.step;
  return { ...draft, errors, step, list: null, row: null };
}

export function getStep(id: string): FormStep {
  const step = PASSPORT_STEPS.find((each) => each.id === id) ?? PASSPORT_STEPS[0];
  if (!step) throw new TypeError('the passport form has no steps');
  return step;
}

/** The fields of the row that is being edited, if one is. */
export function openRowFields(draft: PassportDraft): Fields | null {
  const list = draft.list === null ? undefined : PASSPORT_FIELDS[draft.list];
  return list?.kind === 'list' && draft.row !== null ? list.item : null;
}

export function rowsOf(values: Values, list: string): Row[] {
  const rows = values[list];
  return Array.isArray(rows) ? rows.filter((row): row is Row => typeof row === 'object') : [];
}

function goOn(draft: PassportDraft, step: FormStep, context: DraftContext): PassportDraft {
  const { values, errors } = validateFields(step.fields, draft.values, context);
  const together = Object.entries(checkPassport(values, draft.manager)).filter(
    ([path]) => stepOfField(path) === step.id,
  );
  const all = { ...Object.fromEntries(together), ...errors };
  const cleared = clearErrors(draft, step);
  if (Object.keys(all).length > 0) return { ...cleared, errors: { ...cleared.errors, ...all } };
  return { ...cleared, step: neighbour(step, 1) };
}

function openRow(
  draft: PassportDraft,
  step: FormStep,
  { list, row }: { list: string; row: number },
): PassportDraft {
  const field = Object.hasOwn(step.fields, list) ? step.fields[list] : undefined;
  if (field?.kind !== 'list') return draft;
  const count = rowsOf(draft.values, list).length;
  if (row < -1 || row >= count || !Number.isInteger(row)) return draft;
  if (row === -1 && count >= field.max) {
    return { ...draft, errors: { ...draft.errors, [list]: { code: 'rows-max', args: { max: field.max } } } };
  }
  return { ...draft, list, row };
}

/** A new row joins the list at the first save, right or wrong, so that nothing typed is lost. */
function moveInRow(
  draft: PassportDraft,
  fields: Fields,
  typed: Record<string, unknown>,
  move: DraftMove,
  context: DraftContext,
): PassportDraft {
  const { list, row } = draft;
  if (list === null || row === null) return draft;
  const rows = rowsOf(draft.values, list);
  const closed = { ...draft, list: null, row: null };
  if (move.kind === 'row-cancel' || move.kind === 'back') return closed;
  if (move.kind === 'row-remove') {
    const left = rows.filter((_, index) => index !== row);
    return { ...closed, values: { ...draft.values, [list]: left }, errors: withoutList(draft.errors, list) };
  }
  const index = row === -1 ? rows.length : row;
  const taken = takeTyped(fields, rows[index] ?? { id: context.newId() }, typed) as Row;
  const errors = {
    ...withoutRow(draft.errors, list, index),
    ...checkRow(fields, taken, `${list}/${index}`, context),
  };
  const values = { ...draft.values, [list]: putAt(rows, index, taken) };
  const wrong = Object.keys(errors).some((path) => path.startsWith(`${list}/${index}/`));
  if (move.kind === 'row-save' && !wrong) return { ...closed, values, errors };
  return { ...draft, values, errors, row: index };
}

function checkRow(fields: Fields, row: Row, path: string, context: FieldContext): Record<string, FieldError> {
  const { values, errors } = validateFields(fields, row, context);
  const all =
    values.birthday && !values.consent ? { consent: { code: 'consent-needed' }, ...errors } : errors;
  return Object.fromEntries(Object.entries(all).map(([name, error]) => [`${path}/${name}`, error]));
}

function putAt(rows: Row[], index: number, row: Row): Row[] {
  return index < rows.length ? rows.with(index, row) : [...rows, row];
}

function withoutRow(errors: PassportDraft['errors'], list: string, row: number): PassportDraft['errors'] {
  return dropErrors(errors, (path) => path === list || path.startsWith(`${list}/${row}/`));
}

function withoutList(errors: PassportDraft['errors'], list: string): PassportDraft['errors'] {
  return dropErrors(errors, (path) => path === list || path.startsWith(`${list}/`));
}

function clearErrors(draft: PassportDraft, step: FormStep): PassportDraft {
  return { ...draft, errors: dropErrors(draft.errors, (path) => stepOfField(path) === step.id) };
}

function dropErrors(
  errors: PassportDraft['errors'],
  drops: (path: string) => boolean,
): PassportDraft['errors'] {
  return Object.fromEntries(Object.entries(errors).filter(([path]) => !drops(path)));
}

function neighbour(step: FormStep, by: 1 | -1): string {
  const index = PASSPORT_STEPS.indexOf(step) + by;
  return PASSPORT_STEPS[index]?.id ?? step.id;
}

/** Clients leave out inputs that were emptied, so a missing optional date or choice is an empty one. */
function takeTyped(fields: Fields, before: Values, typed: Record<string, unknown>): Values {
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

/** What is far over a limit is kept as far as a card can show it back. */
function clip(text: string, field: FieldDef): string {
  const most = field.kind === 'text' ? Math.min(field.max * 2, LONGEST_KEPT) : 500;
  const characters = [...text];
  return characters.length > most ? characters.slice(0, most).join('') : text;
}
