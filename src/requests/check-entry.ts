import type { FieldError, Fields, Values } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import type { Act } from './decision-rules.ts';
import type { DecisionContext } from './load-decision-context.ts';
import type { Step } from './request.ts';

/** A reason is asked for whenever something is stopped or sent back. */
export const REASON_FIELDS = {
  reason: { kind: 'text', required: true, min: 3, max: 1000, multiline: true },
} satisfies Fields;

export interface CheckedEntry {
  reason: string | null;
  values: Values | null;
  errors: Record<string, FieldError>;
}

/** What was typed with a decision: the reason of a refusal or return, or the fields of the step. */
export function checkEntry(
  step: Step,
  entry: { act: Act; reason: string; values: Record<string, unknown> },
  { today }: Pick<DecisionContext, 'today'>,
): CheckedEntry {
  const context = { today, options: () => [] };
  if (entry.act !== 'agree') {
    const { values, errors } = validateFields(REASON_FIELDS, { reason: entry.reason }, context);
    return { reason: typeof values.reason === 'string' ? values.reason : null, values: null, errors };
  }
  const { fields } = step.definition;
  if (!fields) return { reason: null, values: null, errors: {} };
  const checked = validateFields(fields, entry.values, context);
  return {
    reason: null,
    values: checked.values,
    errors: { ...tooEarly(step, checked.values), ...checked.errors },
  };
}

function tooEarly(step: Step, values: Values): Record<string, FieldError> {
  const { openedOn } = step;
  const fields = (step.definition.notBeforeOpening ?? []).filter((field) => {
    const value = values[field];
    return openedOn !== null && typeof value === 'string' && value < openedOn;
  });
  return Object.fromEntries(fields.map((field) => [field, { code: 'before-opening' }]));
}
