import { defineRequestKind, type StepDefinition } from './definition.ts';

/** Per cent of value added tax that the law knows, the ordinary one last. */
const VAT_RATES = ['5', '7', '10', '20', '22'];
const DISAGREED = { field: 'disagreement', is: true };

/** Clauses 10 and 7.4: departments put their visas side by side, then the signatory is recorded. */
export const contract = defineRequestKind({
  id: 'contract',
  prefix: 'CN',
  raisedBy: ['manager'],
  group: 'client',
  about: 'subject',
  fields: {
    client: { kind: 'client', required: true },
    paper: { kind: 'choice', options: ['main', 'addendum', 'lease', 'other'], required: true },
    subject: { kind: 'text', required: true, min: 3, max: 300 },
    parties: { kind: 'text', max: 300 },
    amount: { kind: 'money' },
    vat: { kind: 'choice', options: ['none', ...VAT_RATES] },
    from: { kind: 'date', required: true },
    to: { kind: 'date', required: true, notBefore: ['today', { field: 'from' }] },
    renewal: { kind: 'toggle' },
    payment: { kind: 'text', required: true, min: 3, max: 500 },
    discount: { kind: 'choice', options: 'approved:discount' },
    security: { kind: 'toggle' },
    note: { kind: 'text', max: 2000, multiline: true },
  },
  essence: ['paper', 'parties', 'subject', 'amount', 'vat', 'from', 'to', 'payment'],
  requires: ['own-client', 'listed-client', 'linked-discount'],
  figures: 'amount-vat',
  steps: [
    visas('visas', false, ['legal', 'economics', 'technical']),
    visas('visas-security', true, ['legal', 'economics', 'technical', 'security-director']),
    {
      id: 'sign',
      kind: 'record',
      seats: ['client-manager'],
      due: { workingDays: 10 },
      mayRefuse: true,
      notBeforeSending: ['signedOn'],
      fields: {
        number: { kind: 'text', required: true, max: 50, check: 'document-number' },
        signedOn: { kind: 'date', required: true, notAfter: 'today' },
        signatory: { kind: 'text', required: true, min: 3, max: 200 },
        post: { kind: 'text', required: true, min: 2, max: 200 },
        powers: { kind: 'text', required: true, min: 3, max: 300 },
        until: { kind: 'date', required: true, notBefore: ['today', { field: 'signedOn' }] },
        disagreement: { kind: 'toggle' },
        protocolNumber: { kind: 'text', max: 50, check: 'document-number', when: DISAGREED },
        protocolDate: { kind: 'date', notAfter: 'today', when: DISAGREED },
        openPoints: { kind: 'text', max: 1000, multiline: true, when: DISAGREED },
      },
    },
  ],
  result: [
    { step: 'sign', field: 'number' },
    { step: 'sign', field: 'signedOn' },
    { step: 'sign', field: 'until' },
    { step: 'sign', field: 'protocolNumber' },
    { step: 'sign', field: 'openPoints' },
  ],
  dates: [{ id: 'term', from: { step: 'sign', field: 'until' }, ladder: 'contract-expiry' }],
});

function visas(id: string, security: boolean, seats: StepDefinition['seats']): StepDefinition {
  return {
    id,
    kind: 'approve',
    seats,
    when: { field: 'security', is: security },
    due: { workingDays: 3 },
    fields: { remark: { kind: 'text', max: 1000, multiline: true } },
  };
}
