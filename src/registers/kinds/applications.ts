import { workingDaysTaken } from '../../calendar/working-days-taken.ts';
import type { RequestDoc } from '../../requests/request.ts';
import type { Register, RowState } from '../register.ts';
import { amount, dateIn, entriesOf, notGranted, requestRow, stepNamed, text } from '../request-row.ts';

/** Written applications for further services (clause 10.1). */
export const applications: Register = {
  id: 'applications',
  source: 'requests',
  types: ['service-application'],
  lead: ['client', 'service'],
  below: ['state', 'promisedOn', 'incoming', 'address', 'unit'],
  states: ['open', 'late', 'accepted', 'done', 'refused'],
  columns: [
    { id: 'number', kind: 'text' },
    { id: 'incoming', kind: 'text' },
    { id: 'incomingDate', kind: 'date' },
    { id: 'client', kind: 'text' },
    { id: 'unit', kind: 'text' },
    { id: 'manager', kind: 'text' },
    { id: 'service', kind: 'text' },
    { id: 'address', kind: 'text' },
    { id: 'quantity', kind: 'number' },
    { id: 'setup', kind: 'money' },
    { id: 'monthly', kind: 'money' },
    { id: 'answeredOn', kind: 'date' },
    { id: 'days', kind: 'number' },
    { id: 'order', kind: 'text' },
    { id: 'promisedOn', kind: 'date' },
    { id: 'doneOn', kind: 'date' },
    { id: 'state', kind: 'text' },
  ],
  row: (request, context) => {
    const { zone, today, calendar, words } = context;
    const { values } = request;
    const answer = entriesOf(request, 'answer');
    const doneOn = text(request.additions?.done?.values.doneOn);
    const answered = stepNamed(request, 'answer')
      ?.seats.flatMap(({ decision }) => decision?.at ?? [])
      .at(0);
    const answeredOn = answered ? dateIn(answered, zone) : null;
    const raisedOn = dateIn(request.createdAt, zone);
    return requestRow(request, context, {
      on: text(values.incomingDate) || raisedOn,
      state: stateOf(request, doneOn, today.toString()),
      values: {
        incoming: text(values.incomingNumber),
        incomingDate: text(values.incomingDate) || null,
        service: words.entry('services', text(values.service)),
        address: text(values.address),
        quantity: amount(values.quantity),
        setup: amount(answer.setup),
        monthly: amount(answer.monthly),
        answeredOn,
        days: answeredOn ? workingDaysTaken(calendar, raisedOn, answeredOn, []) : null,
        order: text(answer.orderNumber),
        promisedOn: text(answer.promisedOn) || null,
        doneOn: doneOn || null,
      },
    });
  },
};

function stateOf(request: RequestDoc, doneOn: string, today: string): RowState {
  if (request.status === 'approved') return doneOn === '' ? 'accepted' : 'done';
  const due = stepNamed(request, 'answer')?.dueOn;
  return notGranted(request) ?? (due && due < today ? 'late' : 'open');
}
