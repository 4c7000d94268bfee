import { defineRequestKind } from './definition.ts';
import { CLIENT_FIELD, QUESTION_FIELDS, WISH } from './department-fields.ts';
import { AUTHOR_CLOSES, DEPARTMENT_RESULT, departmentAnswer } from './department-route.ts';

/** Clause 7.4: a plan of income growth is written by economics and the client's manager together. */
export const departmentEconomics = defineRequestKind({
  id: 'department-economics',
  prefix: 'DE',
  raisedBy: ['manager'],
  group: 'departments',
  about: 'subject',
  fields: {
    ...CLIENT_FIELD,
    topic: { kind: 'choice', options: ['costs', 'growth-plan', 'figures'], required: true },
    ...QUESTION_FIELDS,
  },
  wish: WISH,
  requires: ['own-client', 'listed-client'],
  steps: [
    departmentAnswer('economics'),
    {
      id: 'co-author',
      kind: 'answer',
      seats: ['client-manager'],
      when: { field: 'topic', is: 'growth-plan' },
      due: { workingDays: 5 },
      fields: { income: { kind: 'money' }, period: { kind: 'text', max: 60 } },
    },
    AUTHOR_CLOSES,
  ],
  result: DEPARTMENT_RESULT,
});
