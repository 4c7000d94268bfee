import { defineRequestKind } from './definition.ts';
import { CLIENT_FIELD, WISH, WISH_FIELDS } from './department-fields.ts';
import { AUTHOR_CLOSES } from './department-route.ts';

/** Clause 7.4: what any unit of the branch does for the manager's own client, asked of several at once. */
export const serviceInformation = defineRequestKind({
  id: 'service-information',
  prefix: 'SI',
  raisedBy: ['manager'],
  group: 'departments',
  about: 'question',
  fields: {
    ...CLIENT_FIELD,
    units: { kind: 'choice', options: 'units', many: true, all: true, required: true },
    question: { kind: 'text', required: true, min: 10, max: 3000, multiline: true },
    ...WISH_FIELDS,
  },
  wish: WISH,
  requires: ['own-client', 'listed-client'],
  steps: [
    {
      id: 'answer',
      kind: 'answer',
      fourEyes: true,
      seats: [{ role: 'unit-sales-head', unitsFrom: 'units' }],
      due: { workingDays: 3 },
    },
    AUTHOR_CLOSES,
  ],
});
