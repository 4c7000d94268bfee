import { defineRequestKind } from './definition.ts';
import { CLIENT_FIELD, QUESTION_FIELDS, WISH } from './department-fields.ts';
import { AUTHOR_CLOSES, DEPARTMENT_RESULT, departmentAnswer } from './department-route.ts';

/** Clause 7.4: contracts and working papers are drafted, agreed and endorsed with the legal department. */
export const departmentLegal = defineRequestKind({
  id: 'department-legal',
  prefix: 'DL',
  raisedBy: ['manager'],
  group: 'departments',
  about: 'subject',
  fields: {
    ...CLIENT_FIELD,
    action: { kind: 'choice', options: ['drafting', 'agreement', 'endorsement'], required: true },
    ...QUESTION_FIELDS,
  },
  wish: WISH,
  requires: ['own-client', 'listed-client'],
  steps: [departmentAnswer('legal'), AUTHOR_CLOSES],
  result: DEPARTMENT_RESULT,
  startsKind: { type: 'contract', copies: { client: 'client', subject: 'subject' } },
});
