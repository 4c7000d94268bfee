import { defineRequestKind } from './definition.ts';

/** Clauses 7.3 and 8.3: the order that gives a client its one manager, and from when. */
export const managerAppointment = defineRequestKind({
  id: 'manager-appointment',
  prefix: 'AP',
  raisedBy: ['unit-sales-head', 'branch-sales'],
  group: 'client',
  fields: {
    client: { kind: 'client', required: true },
    manager: { kind: 'choice', options: 'people:manager', required: true },
    deputy: { kind: 'choice', options: 'people:manager' },
    deputyFrom: { kind: 'date' },
    deputyUntil: { kind: 'date', notBefore: ['today', { field: 'deputyFrom' }] },
    orderNumber: { kind: 'text', required: true, max: 50, check: 'document-number' },
    orderDate: { kind: 'date', required: true, notAfter: 'today' },
    effectiveFrom: { kind: 'date', required: true, notBefore: { field: 'orderDate' } },
    combined: { kind: 'toggle' },
    jobNumber: {
      kind: 'text',
      required: true,
      max: 50,
      check: 'document-number',
      when: { field: 'combined', is: true },
    },
    jobDate: { kind: 'date', required: true, notAfter: 'today', when: { field: 'combined', is: true } },
  },
  essence: ['manager', 'deputy', 'deputyFrom', 'deputyUntil', 'effectiveFrom'],
  together: ['manager', 'effectiveFrom'],
  requires: ['sales-of-client', 'listed-client', 'another-manager', 'no-open-twin'],
  steps: [
    {
      id: 'agree',
      kind: 'approve',
      seats: ['branch-sales'],
      due: { workingDays: 3 },
    },
  ],
  result: [{ field: 'effectiveFrom' }, { field: 'orderNumber' }],
  countsFrom: 'effectiveFrom',
  onApproved: ['client.appoint'],
});
