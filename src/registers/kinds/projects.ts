import type { RequestDoc } from '../../requests/request.ts';
import type { Register, RowState } from '../register.ts';
import {
  amount,
  dateIn,
  entriesOf,
  notGranted,
  optionText,
  requestRow,
  stepNamed,
  text,
} from '../request-row.ts';

/** Joint projects with the manager's own part in them (clause 7.1.2). */
export const projects: Register = {
  id: 'projects',
  source: 'requests',
  types: ['joint-project'],
  lead: ['title'],
  below: ['state', 'stages', 'to', 'client', 'unit'],
  states: ['open', 'running', 'late', 'done', 'refused'],
  ends: true,
  columns: [
    { id: 'number', kind: 'text' },
    { id: 'client', kind: 'text' },
    { id: 'unit', kind: 'text' },
    { id: 'manager', kind: 'text' },
    { id: 'title', kind: 'text' },
    { id: 'ownPart', kind: 'text' },
    { id: 'budget', kind: 'money', sum: true },
    { id: 'from', kind: 'date' },
    { id: 'to', kind: 'date' },
    { id: 'stages', kind: 'text' },
    { id: 'finishedOn', kind: 'date' },
    { id: 'outcome', kind: 'text' },
    { id: 'result', kind: 'text' },
    { id: 'state', kind: 'text' },
  ],
  row: (request, context) => {
    const { zone, today, words } = context;
    const { title, ownPart, from, to } = request.values;
    const ended = entriesOf(request, 'result');
    return requestRow(request, context, {
      on: dateIn(request.createdAt, zone),
      endsOn: request.status === 'open' ? text(to) || null : null,
      state: stateOf(request, text(to), today.toString()),
      values: {
        title: text(title),
        ownPart: text(ownPart),
        budget: amount(request.values.budget),
        from: text(from) || null,
        to: text(to) || null,
        stages: stagesOf(request),
        finishedOn: text(ended.finishedOn) || null,
        outcome: optionText('joint-project.result', 'outcome', ended.outcome, words.texts),
        result: text(ended.result),
      },
    });
  },
};

function stateOf(request: RequestDoc, to: string, today: string): RowState {
  if (request.status === 'approved') return 'done';
  const isAgreed = stepNamed(request, 'agree')?.status === 'done';
  if (!isAgreed || request.status !== 'open') return notGranted(request) ?? 'open';
  return to < today ? 'late' : 'running';
}

/** `2/5`: stages done, of those planned. */
function stagesOf({ values, additions }: RequestDoc): string {
  const planned = Array.isArray(values.milestones) ? values.milestones.length : 0;
  const done = Object.values(additions ?? {}).filter((entry) => entry.values.state === 'done').length;
  return `${done}/${planned}`;
}
