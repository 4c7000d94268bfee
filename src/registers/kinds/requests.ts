import { workingDaysTaken } from '../../calendar/working-days-taken.ts';
import { openStepOf, type RequestDoc } from '../../requests/request.ts';
import type { Register, RowState } from '../register.ts';
import { dateIn, endedOn, notGranted, requestRow } from '../request-row.ts';

/** Every request of every kind. */
export const requests: Register = {
  id: 'requests',
  period: 'quarter',
  source: 'requests',
  lead: ['kind', 'client'],
  below: ['state', 'step', 'due', 'number', 'author', 'unit'],
  states: ['open', 'late', 'done', 'refused'],
  columns: [
    { id: 'number', kind: 'text' },
    { id: 'kind', kind: 'text' },
    { id: 'client', kind: 'text' },
    { id: 'unit', kind: 'text' },
    { id: 'author', kind: 'text' },
    { id: 'raisedOn', kind: 'date' },
    { id: 'step', kind: 'text' },
    { id: 'due', kind: 'date' },
    { id: 'endedOn', kind: 'date' },
    { id: 'days', kind: 'number' },
    { id: 'state', kind: 'text' },
  ],
  row: (request, context) => {
    const { zone, today, calendar, words } = context;
    const { texts } = words;
    const step = openStepOf(request);
    const raisedOn = dateIn(request.createdAt, zone);
    const ended = endedOn(request, zone);
    return requestRow(request, context, {
      on: raisedOn,
      state: stateOf(request, step?.dueOn ?? null, today.toString()),
      values: {
        kind: texts.built(`requests.kinds.${request.type}.title`),
        author: words.person(request.author),
        raisedOn,
        step: step ? texts.built(`requests.kinds.${request.type}.steps.${step.definition.id}.title`) : null,
        due: request.paused ? null : (step?.dueOn ?? null),
        endedOn: ended,
        days: ended ? workingDaysTaken(calendar, raisedOn, ended, []) : null,
      },
    });
  },
};

function stateOf(request: RequestDoc, dueOn: string | null, today: string): RowState {
  if (request.status === 'approved') return 'done';
  return notGranted(request) ?? (dueOn && dueOn < today && !request.paused ? 'late' : 'open');
}
