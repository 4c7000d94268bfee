import type { Register, RowState } from '../register.ts';
import { amount, dateIn, endedOn, entriesOf, requestRow, text } from '../request-row.ts';

/** Discounts as the tariff commission granted them (clause 9.2), with their ends. */
export const discounts: Register = {
  id: 'discounts',
  source: 'requests',
  types: ['discount'],
  lead: ['client', 'percent'],
  below: ['state', 'to', 'services', 'unit'],
  states: ['in-force', 'coming', 'ended'],
  ends: true,
  columns: [
    { id: 'number', kind: 'text' },
    { id: 'client', kind: 'text' },
    { id: 'unit', kind: 'text' },
    { id: 'manager', kind: 'text' },
    { id: 'services', kind: 'text' },
    { id: 'percent', kind: 'percent' },
    { id: 'monthly', kind: 'money' },
    { id: 'from', kind: 'date' },
    { id: 'to', kind: 'date' },
    { id: 'conditions', kind: 'text' },
    { id: 'protocol', kind: 'text' },
    { id: 'protocolDate', kind: 'date' },
    { id: 'state', kind: 'text' },
  ],
  row: (request, context) => {
    if (request.status !== 'approved') return null;
    const { zone, today, words } = context;
    const granted = entriesOf(request, 'commission');
    const [from, to] = [text(granted.from), text(granted.to)];
    const date = today.toString();
    const state: RowState = to < date ? 'ended' : from > date ? 'coming' : 'in-force';
    const services = Array.isArray(request.values.services) ? request.values.services.map(String) : [];
    return requestRow(request, context, {
      on: endedOn(request, zone) ?? dateIn(request.createdAt, zone),
      endsOn: to || null,
      state,
      values: {
        services: services.map((id) => words.entry('services', id)).join(', '),
        percent: amount(granted.percent),
        monthly: amount(request.values.monthly),
        from: from || null,
        to: to || null,
        conditions: text(granted.conditions),
        protocol: text(granted.protocolNumber),
        protocolDate: text(granted.protocolDate) || null,
      },
    });
  },
};
