import { defineRequestKind } from './definition.ts';
import { ANSWER_FIELD } from './entry-fields.ts';

/** Clause 10.1: an extra service goes by the client's written application to the sales of the unit. */
export const serviceApplication = defineRequestKind({
  id: 'service-application',
  prefix: 'SA',
  raisedBy: ['manager', 'unit-sales-head'],
  group: 'client',
  fields: {
    client: { kind: 'client', required: true },
    incomingNumber: { kind: 'text', required: true, max: 50, check: 'document-number' },
    incomingDate: { kind: 'date', required: true, notAfter: 'today' },
    signatory: { kind: 'text', required: true, min: 3, max: 200, personal: true },
    powers: { kind: 'text', max: 200 },
    service: { kind: 'choice', options: 'services', required: true },
    address: { kind: 'text', required: true, min: 5, max: 300 },
    quantity: { kind: 'number', min: 1, max: 100_000, integer: true },
    wantedOn: { kind: 'date', notBefore: 'today' },
    technical: { kind: 'toggle' },
    note: { kind: 'text', max: 1000, multiline: true },
  },
  essence: ['service', 'address', 'quantity', 'wantedOn'],
  wish: { on: 'wantedOn' },
  requires: ['unit-client', 'active-local-client'],
  steps: [
    {
      id: 'feasibility',
      kind: 'answer',
      fourEyes: true,
      seats: ['technical'],
      when: { field: 'technical', is: true },
      due: { workingDays: 5 },
      fields: {
        feasible: { kind: 'choice', options: ['yes', 'works', 'no'], required: true },
      },
    },
    {
      id: 'answer',
      kind: 'answer',
      fourEyes: true,
      seats: ['unit-sales-head'],
      due: { workingDays: 10 },
      // Ten days in all: the other five are the technical department's.
      dueWhen: [{ when: { field: 'technical', is: true }, due: { workingDays: 5 } }],
      needsFile: 'decision',
      fields: {
        decision: { kind: 'choice', options: ['accepted', 'declined'], required: true },
        orderNumber: { kind: 'text', max: 50, when: { field: 'decision', is: 'accepted' } },
        promisedOn: { kind: 'date', notBefore: 'today', when: { field: 'decision', is: 'accepted' } },
        setup: { kind: 'money', when: { field: 'decision', is: 'accepted' } },
        monthly: { kind: 'money', when: { field: 'decision', is: 'accepted' } },
      },
      refusedWhen: { entry: { field: 'decision', is: 'declined' }, reasonFrom: ANSWER_FIELD },
    },
  ],
  result: [
    { step: 'answer', field: 'orderNumber' },
    { step: 'answer', field: 'promisedOn' },
    { step: 'answer', field: 'setup' },
    { step: 'answer', field: 'monthly' },
    { step: 'answer', field: ANSWER_FIELD },
  ],
  dates: [
    {
      id: 'promised',
      from: { step: 'answer', field: 'promisedOn' },
      ladder: 'milestone',
      settledBy: { addition: 'done', on: 'doneOn' },
    },
  ],
  additions: [{ id: 'done', fields: { doneOn: { kind: 'date', required: true, notAfter: 'today' } } }],
});
