import { defineRequestKind } from './definition.ts';
import { CLIENT_FIELD, QUESTION_FIELDS, WISH } from './department-fields.ts';
import { AUTHOR_CLOSES, DEPARTMENT_RESULT, departmentAnswer } from './department-route.ts';

/** Clause 7.4: advertising, campaigns and other questions of marketing. */
export const departmentMarketing = defineRequestKind({
  id: 'department-marketing',
  prefix: 'DM',
  raisedBy: ['manager'],
  group: 'departments',
  about: 'subject',
  fields: { ...CLIENT_FIELD, ...QUESTION_FIELDS },
  wish: WISH,
  requires: ['own-client', 'listed-client'],
  steps: [departmentAnswer('marketing'), AUTHOR_CLOSES],
  result: DEPARTMENT_RESULT,
});
