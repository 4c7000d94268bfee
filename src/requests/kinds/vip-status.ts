import { defineRequestKind } from './definition.ts';

const NEW_CLIENT = { field: 'purpose', is: 'registration' };

/**
 * Clause 10.1: the status is assigned, checked, agreed by two directors, confirmed to the unit, told to the
 * client. `level` and `purpose` come from the passport; the passport itself travels in the payload.
 */
export const vipStatus = defineRequestKind({
  id: 'vip-status',
  prefix: 'ST',
  raisedBy: ['manager'],
  fields: {
    purpose: { kind: 'choice', options: ['registration', 'change'], required: true },
    level: { kind: 'choice', options: ['local', 'regional'], required: true },
  },
  figures: 'client-criteria',
  steps: [
    {
      id: 'assign',
      kind: 'approve',
      seats: ['unit-sales-head'],
      when: { field: 'level', is: 'local' },
      due: { workingDays: 3 },
      clientStatus: 'candidate',
      clientStatusPassed: 'assigned_by_sp',
      asksForFile: NEW_CLIENT,
    },
    {
      id: 'assign-regional',
      kind: 'approve',
      seats: ['branch-sales'],
      when: { field: 'level', is: 'regional' },
      due: { workingDays: 3 },
      clientStatus: 'candidate',
      asksForFile: NEW_CLIENT,
    },
    {
      id: 'check',
      kind: 'approve',
      seats: ['branch-sales'],
      due: { workingDays: 3 },
      mayRefuse: false,
      clientStatus: 'with_branch',
      asksForFile: NEW_CLIENT,
    },
    {
      id: 'agree',
      kind: 'approve',
      seats: ['commercial-director', 'security-director'],
      due: { workingDays: 5 },
      clientStatus: 'agreeing',
    },
    {
      id: 'confirm',
      kind: 'confirm',
      seats: ['branch-sales'],
      mayReturn: true,
      due: { workingDays: 3 },
      clientStatus: 'agreed',
    },
    {
      id: 'notify',
      kind: 'record',
      seats: ['client-manager'],
      when: { field: 'purpose', is: 'registration' },
      due: { calendarDays: 10 },
      ladder: 'client-notice',
      announces: { to: ['unit-sales-head'] },
      clientStatus: 'confirmed_to_sp',
      notBeforeOpening: ['toldOn'],
      fields: {
        toldOn: { kind: 'date', required: true, notAfter: 'today' },
        channel: { kind: 'choice', options: ['visit', 'call', 'letter', 'email'], required: true },
        recipient: { kind: 'text', min: 2, max: 200, required: true, personal: true },
        outgoingNumber: { kind: 'text', max: 50 },
      },
    },
  ],
  followsClientWhen: { field: 'purpose', is: 'registration' },
  thanksWhen: { field: 'purpose', is: 'registration' },
  clientStatusAfter: {
    approved: 'client_notified',
    refused: 'rejected',
    returned: 'returned',
    withdrawn: 'withdrawn',
  },
  appliesPassportAfter: 'confirm',
});
