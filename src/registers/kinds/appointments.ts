import type { Register } from '../register.ts';
import { dateIn, notGranted, requestRow, text } from '../request-row.ts';

/** Orders that gave clients their managers (clauses 7.3 and 8.3). */
export const appointments: Register = {
  id: 'appointments',
  source: 'requests',
  types: ['manager-appointment'],
  lead: ['client', 'appointed'],
  below: ['state', 'effectiveFrom', 'order', 'unit'],
  states: ['open', 'coming', 'in-force', 'refused'],
  columns: [
    { id: 'number', kind: 'text' },
    { id: 'client', kind: 'text' },
    { id: 'unit', kind: 'text' },
    { id: 'appointed', kind: 'text' },
    { id: 'deputy', kind: 'text' },
    { id: 'order', kind: 'text' },
    { id: 'orderDate', kind: 'date' },
    { id: 'effectiveFrom', kind: 'date' },
    { id: 'jobDescription', kind: 'text' },
    { id: 'state', kind: 'text' },
  ],
  row: (request, context) => {
    const { zone, today, words } = context;
    const { manager, deputy, orderNumber, orderDate, effectiveFrom, jobNumber, jobDate } = request.values;
    const from = text(effectiveFrom);
    const granted = from > today.toString() ? 'coming' : 'in-force';
    const person = (value: string) => (value === '' ? null : words.person(value));
    const job = [text(jobNumber), text(jobDate) && words.texts.date(text(jobDate))];
    return requestRow(request, context, {
      on: dateIn(request.createdAt, zone),
      state: request.status === 'approved' ? granted : (notGranted(request) ?? 'open'),
      values: {
        appointed: person(text(manager)),
        deputy: person(text(deputy)),
        order: text(orderNumber),
        orderDate: text(orderDate) || null,
        effectiveFrom: from || null,
        jobDescription: job.filter((part) => part !== '').join(', '),
      },
    });
  },
};
