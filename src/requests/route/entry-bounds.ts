import type { FieldError, Values } from '../../forms/field.ts';
import type { RequestDoc, Step } from '../request.ts';

interface Bound {
  /** ISO date. */
  day: string;
  code: 'before-opening' | 'before-sending';
}

type Sent = Pick<RequestDoc, 'steps'>;

/** The earliest day that a date entered in the step may have, where there is one. */
export function earliestOf(request: Sent, { definition, openedOn }: Step, field: string): Bound | null {
  if (definition.notBeforeOpening?.includes(field) && openedOn)
    return { day: openedOn, code: 'before-opening' };
  const sentOn = request.steps[0]?.openedOn;
  return definition.notBeforeSending?.includes(field) && sentOn
    ? { day: sentOn, code: 'before-sending' }
    : null;
}

/** The entered dates that lie before what they are about. */
export function findTooEarly(request: Sent, step: Step, values: Values): Record<string, FieldError> {
  const found: Record<string, FieldError> = {};
  for (const [field, value] of Object.entries(values)) {
    const bound = earliestOf(request, step, field);
    if (bound && typeof value === 'string' && value < bound.day) found[field] = { code: bound.code };
  }
  return found;
}
