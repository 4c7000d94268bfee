import { conditionHolds } from '../../forms/condition.ts';
import type { FieldError, Fields, Values } from '../../forms/field.ts';
import type { FieldContext } from '../../forms/validate-field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { entryFieldsOf } from '../kinds/entry-fields.ts';
import type { RequestDoc, Step } from '../request.ts';
import { authorsOf, rolesFilledBy, seatRole } from '../seats/seat-rules.ts';
import type { Act } from './decision-rules.ts';
import { findTooEarly } from './entry-bounds.ts';

/** A reason is asked for whenever something is stopped or sent back. */
export const REASON_FIELDS = {
  reason: { kind: 'text', required: true, min: 3, max: 1000, multiline: true },
} satisfies Fields;

export interface CheckedEntry {
  reason: string | null;
  values: Values | null;
  errors: Record<string, FieldError>;
}

/** A word that may go with an agreement that enters nothing else. */
export const COMMENT_FIELDS = {
  comment: { kind: 'text', max: 1000, multiline: true },
} satisfies Fields;

/** Checks a decision's entry: the reason of a refusal or return, the fields of the step, or a comment. */
export function checkEntry(
  request: Pick<RequestDoc, 'author' | 'history' | 'onBehalfOf' | 'steps' | 'values'>,
  step: Step,
  entry: { act: Act; reason: string; values: Record<string, unknown> },
  context: FieldContext,
): CheckedEntry {
  if (entry.act !== 'agree') {
    const { values, errors } = validateFields(REASON_FIELDS, { reason: entry.reason }, context);
    return { reason: typeof values.reason === 'string' ? values.reason : null, values: null, errors };
  }
  const { shared, own } = entryFieldsOf(step.definition);
  const fields = { ...shared, ...own };
  if (Object.keys(fields).length === 0) return checkComment(entry.reason, context);
  const checked = validateFields(fields, entry.values, context);
  return {
    reason: null,
    values: checked.values,
    errors: {
      ...findTooEarly(request, step, checked.values),
      ...withoutQuorum(request, step, checked.values),
      ...beyondAsked(request, step, checked.values),
      ...checked.errors,
    },
  };
}

function checkComment(comment: string, context: FieldContext): CheckedEntry {
  const { values, errors } = validateFields(COMMENT_FIELDS, { comment }, context);
  const said = typeof values.comment === 'string' && values.comment !== '' ? values.comment : null;
  return { reason: said, values: null, errors };
}

/** More was given than was asked for. */
function beyondAsked(
  request: Pick<RequestDoc, 'values'>,
  { definition }: Step,
  values: Values,
): Record<string, FieldError> {
  const beyond = (definition.withinAsked ?? []).flatMap(({ field, asked, unless }) => {
    const [given, limit] = [values[field], request.values[asked]];
    const isFree = unless !== undefined && conditionHolds(unless, values);
    if (isFree || typeof given !== 'number' || typeof limit !== 'number' || given <= limit) return [];
    return [[field, { code: 'beyond-asked', args: { asked: limit } }] as const];
  });
  return Object.fromEntries(beyond);
}

/** A commission decides with enough members, without the author and whoever has decided in another role. */
function withoutQuorum(
  request: Pick<RequestDoc, 'author' | 'history' | 'onBehalfOf' | 'steps'>,
  { definition, seats }: Step,
  values: Values,
): Record<string, FieldError> {
  if (!definition.quorum) return {};
  const { field, least } = definition.quorum;
  const named = values[field];
  const members = Array.isArray(named) ? named.map(String) : [];
  const authors = authorsOf(request);
  if (members.some((member) => authors.includes(member))) return { [field]: { code: 'member-is-author' } };
  const own = seats.map(seatRole);
  const sits = (member: string) => rolesFilledBy(request, member).some((role) => !own.includes(role));
  if (members.some(sits)) return { [field]: { code: 'member-sits' } };
  return members.length < least ? { [field]: { code: 'quorum', args: { least } } } : {};
}
