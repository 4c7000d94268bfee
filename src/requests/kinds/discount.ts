import { defineRequestKind } from './definition.ts';

const GRANTED = { field: 'decision', is: ['approved', 'changed'] };

/** Clause 9: VIP status gives no right to a discount; the tariff commission decides on each. */
export const discount = defineRequestKind({
  id: 'discount',
  prefix: 'DI',
  raisedBy: ['manager'],
  group: 'client',
  notice: true,
  fields: {
    client: { kind: 'client', required: true },
    services: { kind: 'choice', options: 'services', many: true, required: true },
    tariff: { kind: 'text', required: true, min: 2, max: 300 },
    percent: { kind: 'number', required: true, min: 0.1, max: 100 },
    monthly: { kind: 'money' },
    from: { kind: 'date', required: true },
    to: { kind: 'date', required: true, notBefore: ['today', { field: 'from' }] },
    basis: {
      kind: 'choice',
      options: ['tariff-commission', 'tariff-powers', 'discounts'],
      many: true,
      required: true,
    },
    justification: { kind: 'text', required: true, min: 10, max: 2000, multiline: true },
    commitment: { kind: 'text', max: 300 },
    competitor: { kind: 'text', max: 500 },
  },
  essence: ['services', 'percent', 'from', 'to', 'justification'],
  requires: ['own-client', 'active-client'],
  together: ['percent', 'monthly', 'from', 'to'],
  figures: 'client-charge',
  steps: [
    {
      id: 'unit',
      kind: 'approve',
      seats: ['unit-sales-head'],
      due: { workingDays: 2 },
    },
    {
      id: 'economics',
      kind: 'answer',
      fourEyes: true,
      seats: ['economics'],
      due: { workingDays: 3 },
      fields: {
        margin: { kind: 'number', required: true, min: -100, max: 100 },
        opinion: { kind: 'choice', options: ['for', 'conditional', 'against'], required: true },
      },
    },
    {
      id: 'commission',
      kind: 'record',
      seats: ['tariff-commission'],
      due: { workingDays: 10 },
      quorum: { field: 'members', least: 2 },
      notBeforeSending: ['protocolDate'],
      takesAlong: { percent: 'percent', from: 'from', to: 'to' },
      fields: {
        protocolNumber: { kind: 'text', required: true, max: 50, check: 'document-number' },
        protocolDate: { kind: 'date', required: true, notAfter: 'today' },
        members: { kind: 'choice', options: 'people:tariff-commission', many: true, required: true },
        decision: { kind: 'choice', options: ['approved', 'changed', 'refused'], required: true },
        percent: { kind: 'number', required: true, min: 0.1, max: 100, when: GRANTED },
        from: { kind: 'date', required: true, when: GRANTED },
        to: { kind: 'date', required: true, notBefore: ['today', { field: 'from' }], when: GRANTED },
        conditions: { kind: 'text', max: 1000, multiline: true, when: GRANTED },
        why: {
          kind: 'text',
          required: true,
          min: 3,
          max: 1000,
          multiline: true,
          when: { field: 'decision', is: 'refused' },
        },
      },
      refusedWhen: { entry: { field: 'decision', is: 'refused' }, reasonFrom: 'why' },
      withinAsked: [{ field: 'percent', asked: 'percent', unless: { field: 'decision', is: 'changed' } }],
    },
  ],
  result: [
    { step: 'commission', field: 'percent' },
    { step: 'commission', field: 'from' },
    { step: 'commission', field: 'to' },
    { step: 'commission', field: 'conditions' },
    { step: 'commission', field: 'protocolNumber' },
  ],
  dates: [
    { id: 'term', from: { step: 'commission', field: 'to' }, ladder: 'discount-expiry', expires: true },
  ],
});
