import { defineRequestKind } from './definition.ts';

/** Clause 3.5 of page 2: a client leaves the list on one of its grounds, when both directors agree. */
export const vipRemoval = defineRequestKind({
  id: 'vip-removal',
  prefix: 'RM',
  raisedBy: ['unit-sales-head', 'branch-sales'],
  group: 'client',
  fields: {
    client: { kind: 'client', required: true },
    ground: { kind: 'choice', options: 'removal-grounds', required: true },
    justification: { kind: 'text', required: true, min: 10, max: 2000, multiline: true },
  },
  requires: ['sales-of-client', 'active-client', 'free-client'],
  figures: 'client-requests',
  steps: [
    {
      id: 'agree',
      kind: 'approve',
      seats: ['commercial-director', 'security-director'],
      due: { workingDays: 5 },
      clientStatus: 'removal_proposed',
    },
  ],
  // A client that nothing else decides has its full status: that is what a refusal gives back.
  clientStatusAfter: {
    approved: 'removed',
    refused: 'client_notified',
    returned: 'removal_proposed',
    withdrawn: 'client_notified',
  },
});
