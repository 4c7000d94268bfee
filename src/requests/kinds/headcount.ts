import { defineRequestKind } from './definition.ts';

/** Clause 8.2: how many VIP managers a unit has is proposed below and approved by the branch director alone. */
export const headcount = defineRequestKind({
  id: 'headcount',
  prefix: 'HC',
  raisedBy: ['unit-head', 'commercial-director'],
  group: 'management',
  fields: {
    proposer: { kind: 'choice', options: ['unit-head', 'commercial-director'], required: true },
    unit: { kind: 'choice', options: 'offices', required: true },
    approved: { kind: 'number', required: true, min: 0, max: 500, integer: true },
    effectiveFrom: { kind: 'date', required: true, notBefore: 'today' },
    cost: { kind: 'money' },
    justification: { kind: 'text', required: true, min: 10, max: 2000, multiline: true },
  },
  essence: ['approved', 'effectiveFrom', 'cost', 'justification'],
  together: ['unit', 'approved', 'effectiveFrom'],
  unitFrom: 'unit',
  requires: ['proposer-role', 'another-decider'],
  figures: 'unit-managers',
  steps: [
    {
      id: 'visa',
      kind: 'approve',
      seats: ['commercial-director'],
      when: { field: 'proposer', is: 'unit-head' },
      due: { workingDays: 5 },
    },
    {
      id: 'decide',
      kind: 'approve',
      seats: ['branch-director'],
      holdersOnly: true,
      due: { workingDays: 10 },
    },
  ],
  result: [{ field: 'approved' }, { field: 'effectiveFrom' }],
  onApproved: ['unit.approve-headcount'],
  additions: [
    {
      id: 'order',
      fields: {
        orderNumber: { kind: 'text', required: true, max: 50, check: 'document-number' },
        orderDate: { kind: 'date', required: true, notAfter: 'today' },
      },
    },
  ],
});
