import type { KindFields, StepDefinition } from './definition.ts';

/** Field that every answer step has besides its own. */
export const ANSWER_FIELD = 'answer';

const ANSWER_FIELDS = {
  [ANSWER_FIELD]: { kind: 'text', required: true, min: 3, max: 3000, multiline: true },
} satisfies KindFields;

/** Fields that carry a step on once entered; labels of `own` are the kind's, of `shared` everybody's. */
export function entryFieldsOf(step: StepDefinition): { shared: KindFields; own: KindFields } {
  return { shared: step.kind === 'answer' ? ANSWER_FIELDS : {}, own: step.fields ?? {} };
}

/** True if a seat fills in a form before it can carry the step on. */
export function asksForEntry(step: StepDefinition): boolean {
  const { shared, own } = entryFieldsOf(step);
  return Object.keys(shared).length + Object.keys(own).length > 0;
}

/**
 * Entry that goes with an agreement: nothing, a comment, a remark that the step itself knows, a field or two beside the
 * button, or a form of its own.
 */
export type EntrySize = 'none' | 'comment' | 'remark' | 'short' | 'long';

/** So many fields stand on the card of the request itself. */
const MOST_IN_PLACE = 2;

export function entrySizeOf(step: StepDefinition): EntrySize {
  const { shared, own } = entryFieldsOf(step);
  const fields = Object.values({ ...shared, ...own });
  // Somebody who judges an answer says more than yes only where it is sent back.
  if (fields.length === 0) return step.reopens ? 'none' : 'comment';
  if (fields.length > MOST_IN_PLACE) return 'long';
  return fields.some(({ required }) => required) ? 'short' : 'remark';
}
