import type { KindFields, StepDefinition } from './definition.ts';

/** What every answer step asks for besides the fields of its own. */
export const ANSWER_FIELD = 'answer';

const ANSWER_FIELDS = {
  [ANSWER_FIELD]: { kind: 'text', required: true, min: 3, max: 3000, multiline: true },
} satisfies KindFields;

/** What a seat enters to carry its step on; labels of `own` are the kind's, of `shared` everybody's. */
export function entryFieldsOf(step: StepDefinition): { shared: KindFields; own: KindFields } {
  return { shared: step.kind === 'answer' ? ANSWER_FIELDS : {}, own: step.fields ?? {} };
}

/** Whether a seat has to fill in a form before it can carry the step on. */
export function asksForEntry(step: StepDefinition): boolean {
  const { shared, own } = entryFieldsOf(step);
  return Object.keys(shared).length + Object.keys(own).length > 0;
}
