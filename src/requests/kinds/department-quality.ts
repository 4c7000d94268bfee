import { defineRequestKind } from './definition.ts';
import { CLIENT_FIELD, QUESTION_FIELDS, WISH } from './department-fields.ts';
import { AUTHOR_CLOSES, DEPARTMENT_RESULT, departmentAnswer } from './department-route.ts';

/** Clause 7.4: the quality of services and a better service for the client. */
export const departmentQuality = defineRequestKind({
  id: 'department-quality',
  prefix: 'DQ',
  raisedBy: ['manager'],
  group: 'departments',
  about: 'subject',
  fields: { ...CLIENT_FIELD, ...QUESTION_FIELDS },
  wish: WISH,
  requires: ['own-client', 'listed-client'],
  steps: [departmentAnswer('quality'), AUTHOR_CLOSES],
  result: DEPARTMENT_RESULT,
});
