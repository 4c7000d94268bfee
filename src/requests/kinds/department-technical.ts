import { defineRequestKind } from './definition.ts';
import { CLIENT_FIELD, QUESTION_FIELDS, WISH } from './department-fields.ts';
import { AUTHOR_CLOSES, DEPARTMENT_RESULT, departmentAnswer } from './department-route.ts';

/** Clause 7.4, topics a to h in the order of the regulation; d, f and g take twice as long. */
export const departmentTechnical = defineRequestKind({
  id: 'department-technical',
  prefix: 'DT',
  raisedBy: ['manager'],
  group: 'departments',
  about: 'subject',
  fields: {
    ...CLIENT_FIELD,
    topic: {
      kind: 'choice',
      options: [
        'scheme',
        'duties',
        'technology',
        'equipment',
        'interfaces',
        'lease',
        'ordering',
        'development',
      ],
      required: true,
    },
    ...QUESTION_FIELDS,
  },
  wish: WISH,
  requires: ['own-client', 'listed-client'],
  steps: [
    departmentAnswer('technical', [
      { when: { field: 'topic', is: ['equipment', 'lease', 'ordering'] }, due: { workingDays: 10 } },
    ]),
    AUTHOR_CLOSES,
  ],
  result: DEPARTMENT_RESULT,
});
