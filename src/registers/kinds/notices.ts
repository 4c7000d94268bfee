import { Temporal } from 'temporal-polyfill';
import type { Register, RowState } from '../register.ts';
import { entriesOf, optionText, requestRow, stepNamed, text } from '../request-row.ts';

/** Words of the status to clients within ten days (clause 10.1): confirmed, told, by whom and how. */
export const notices: Register = {
  id: 'notices',
  source: 'requests',
  types: ['vip-status'],
  lead: ['client'],
  below: ['state', 'toldOn', 'dueOn', 'used', 'unit', 'manager'],
  states: ['waiting', 'late', 'done', 'done-late'],
  columns: [
    { id: 'number', kind: 'text' },
    { id: 'client', kind: 'text' },
    { id: 'unit', kind: 'text' },
    { id: 'manager', kind: 'text' },
    { id: 'confirmedOn', kind: 'date' },
    { id: 'dueOn', kind: 'date' },
    { id: 'toldOn', kind: 'date' },
    { id: 'used', kind: 'number' },
    { id: 'channel', kind: 'text' },
    { id: 'recipient', kind: 'text' },
    { id: 'outgoing', kind: 'text' },
    { id: 'state', kind: 'text' },
  ],
  row: (request, context) => {
    const step = stepNamed(request, 'notify');
    if (!step?.openedOn || (request.status !== 'open' && request.status !== 'approved')) return null;
    const { today, named, words } = context;
    const told = entriesOf(request, 'notify');
    const toldOn = text(told.toldOn);
    return requestRow(request, context, {
      on: toldOn || step.openedOn,
      endsOn: toldOn === '' ? step.dueOn : null,
      state: stateOf(toldOn, step.dueOn ?? '', today.toString()),
      values: {
        confirmedOn: step.openedOn,
        dueOn: step.dueOn,
        toldOn: toldOn || null,
        used: daysBetween(step.openedOn, toldOn || today.toString()),
        channel: optionText('vip-status.notify', 'channel', told.channel, words.texts),
        recipient: named ? text(told.recipient) : null,
        outgoing: text(told.outgoingNumber),
      },
    });
  },
};

function stateOf(toldOn: string, dueOn: string, today: string): RowState {
  if (toldOn === '') return dueOn < today ? 'late' : 'waiting';
  return toldOn > dueOn ? 'done-late' : 'done';
}

/** Calendar days: the ten are counted so. */
function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}
