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
