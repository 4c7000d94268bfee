import type { Role } from '../../people/person.ts';
import { defineRequestKind, type KindFields, type StepDefinition } from './definition.ts';
import { WISH, WISH_FIELDS } from './department-fields.ts';
import { ANSWER_FIELD } from './entry-fields.ts';

const ADDRESSEES = ['unit-head', 'commercial-director', 'branch-director'] as const;

/** Clause 7.4: the manager brings an issue to one of the heads, who decides it. */
export const managementIssue = defineRequestKind({
  id: 'management-issue',
  prefix: 'MI',
  raisedBy: ['manager'],
  group: 'management',
  about: 'subject',
  fields: {
    addressee: { kind: 'choice', options: [...ADDRESSEES], required: true },
    client: { kind: 'client' },
    subject: { kind: 'text', required: true, min: 3, max: 200 },
    question: { kind: 'text', required: true, min: 10, max: 3000, multiline: true },
    proposal: { kind: 'text', max: 2000, multiline: true },
    ...WISH_FIELDS,
  },
  wish: WISH,
  requires: ['own-client', 'listed-client', 'addressed-unit'],
  steps: ADDRESSEES.map(decision),
  result: ADDRESSEES.flatMap((step) => [
    { step, field: 'decision' },
    { step, field: ANSWER_FIELD },
  ]),
});

function decision(addressee: Role): StepDefinition {
  const fields = {
    decision: { kind: 'choice', options: ['accepted', 'partly', 'declined'], required: true },
  } satisfies KindFields;
  return {
    id: addressee,
    kind: 'answer',
    seats: [addressee],
    when: { field: 'addressee', is: addressee },
    due: { workingDays: 5 },
    fourEyes: true,
    fields,
    refusedWhen: { entry: { field: 'decision', is: 'declined' }, reasonFrom: ANSWER_FIELD },
  };
}
