import type { FieldError, Fields, Values } from '../../forms/field.ts';
import {
  dropErrors,
  moveInRow,
  openRowFields as openFieldsOf,
  openRow,
  takeTyped,
} from '../../forms/form-state.ts';
import type { FieldContext } from '../../forms/validate-field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { checkPassport } from './client-rules.ts';
import type { PassportDraft } from './draft.ts';
import { type FormStep, PASSPORT_FIELDS, PASSPORT_STEPS, stepOfField } from './passport-form.ts';

/** Move that a click on the form asks for, after typed values are taken over. */
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
  if (rowFields) {
    return withoutMended(moveInRow(draft, rowFields, typed, move.kind, { ...context, checkRow }), context);
  }
  const step = getStep(draft.step);
  const kept = { ...draft, values: takeTyped(step.fields, draft.values, typed) };
  switch (move.kind) {
    case 'next':
      return goOn(kept, step, context);
    case 'back':
      return { ...clearErrors(kept, step), step: neighbour(step, -1) };
    case 'row-open':
      return openRow(kept, step.fields, move);
    default:
      return clearErrors(kept, step);
  }
}

/** A row may mend what was wrong elsewhere, such as a unit without a service point: that is said no more. */
function withoutMended(draft: PassportDraft, context: FieldContext): PassportDraft {
  const { errors } = checkDraft(draft, context);
  return { ...draft, errors: dropErrors(draft.errors, (path) => errors[path] === undefined) };
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
  return openFieldsOf(draft, PASSPORT_FIELDS);
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

/** A birthday may be kept only with a consent (152-ФЗ). */
function checkRow(_list: string, values: Values): Record<string, FieldError> {
  return values.birthday && !values.consent ? { consent: { code: 'consent-needed' } } : {};
}

function clearErrors(draft: PassportDraft, step: FormStep): PassportDraft {
  return { ...draft, errors: dropErrors(draft.errors, (path) => stepOfField(path) === step.id) };
}

function neighbour(step: FormStep, by: 1 | -1): string {
  const index = PASSPORT_STEPS.indexOf(step) + by;
  return PASSPORT_STEPS[index]?.id ?? step.id;
}
