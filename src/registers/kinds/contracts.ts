import type { RequestDoc } from '../../requests/request.ts';
import type { Register, RowState } from '../register.ts';
import { amount, dateIn, entriesOf, notGranted, optionText, requestRow, text } from '../request-row.ts';

/** Contracts and other papers, being agreed on and signed (clause 10). */
export const contracts: Register = {
  id: 'contracts',
  source: 'requests',
  types: ['contract'],
  lead: ['client', 'amount'],
  below: ['state', 'until', 'subject', 'contract', 'unit'],
  states: ['open', 'in-force', 'ended', 'refused'],
  ends: true,
  columns: [
    { id: 'number', kind: 'text' },
    { id: 'client', kind: 'text' },
    { id: 'unit', kind: 'text' },
    { id: 'manager', kind: 'text' },
    { id: 'paper', kind: 'text' },
    { id: 'contract', kind: 'text' },
    { id: 'subject', kind: 'text' },
    { id: 'parties', kind: 'text' },
    { id: 'amount', kind: 'money', sum: true },
    { id: 'vat', kind: 'text' },
    { id: 'visas', kind: 'text' },
    { id: 'signedOn', kind: 'date' },
    { id: 'until', kind: 'date' },
    { id: 'protocol', kind: 'text' },
    { id: 'state', kind: 'text' },
  ],
  row: (request, context) => {
    const { zone, today, words } = context;
    const signed = entriesOf(request, 'sign');
    const [signedOn, until] = [text(signed.signedOn), text(signed.until)];
    const { paper, vat, subject, parties } = request.values;
    return requestRow(request, context, {
      on: signedOn || dateIn(request.createdAt, zone),
      endsOn: until || null,
      state: stateOf(request, until, today.toString()),
      values: {
        paper: optionText('contract.values', 'paper', paper, words.texts),
        contract: text(signed.number),
        subject: text(subject),
        parties: text(parties),
        amount: amount(request.values.amount),
        vat: optionText('contract.values', 'vat', vat, words.texts),
        visas: visasOf(request),
        signedOn: signedOn || null,
        until: until || null,
        protocol: text(signed.protocolNumber),
      },
    });
  },
};

function stateOf(request: RequestDoc, until: string, today: string): RowState {
  if (request.status !== 'approved') return notGranted(request) ?? 'open';
  return until !== '' && until < today ? 'ended' : 'in-force';
}

/** `3/4`: visas given, of those asked for. */
function visasOf({ steps }: RequestDoc): string {
  const seats = steps.filter(({ definition }) => definition.kind === 'approve').flatMap((step) => step.seats);
  return `${seats.filter(({ decision }) => decision?.outcome === 'approved').length}/${seats.length}`;
}
