import { defineRequestKind } from './definition.ts';

/** Clause 7.1.2: a project with the client, with the manager's own part in it. */
export const jointProject = defineRequestKind({
  id: 'joint-project',
  prefix: 'JP',
  raisedBy: ['manager'],
  group: 'client',
  about: 'title',
  fields: {
    client: { kind: 'client', required: true },
    title: { kind: 'text', required: true, min: 3, max: 200 },
    goal: { kind: 'text', required: true, min: 10, max: 1000, multiline: true },
    ownPart: { kind: 'text', required: true, min: 10, max: 1000, multiline: true },
    partners: { kind: 'text', max: 500 },
    effect: { kind: 'text', max: 1000, multiline: true },
    ownEffect: { kind: 'text', max: 500, multiline: true },
    budget: { kind: 'money' },
    risks: { kind: 'text', max: 500, multiline: true },
    from: { kind: 'date', required: true },
    to: { kind: 'date', required: true, notBefore: ['today', { field: 'from' }] },
    milestones: {
      kind: 'list',
      min: 1,
      max: 12,
      item: {
        title: { kind: 'text', required: true, min: 3, max: 200 },
        on: { kind: 'date', required: true },
        owner: { kind: 'text', max: 60 },
      },
    },
  },
  essence: ['title', 'goal', 'from', 'to', 'budget'],
  together: ['title', 'from', 'to'],
  requires: ['own-client', 'active-client', 'milestones-in-term'],
  steps: [
    {
      id: 'agree',
      kind: 'approve',
      seats: ['unit-sales-head'],
      due: { workingDays: 3 },
    },
    {
      id: 'result',
      kind: 'record',
      seats: ['client-manager'],
      fields: {
        outcome: { kind: 'choice', options: ['reached', 'partly', 'missed'], required: true },
        result: { kind: 'text', required: true, min: 10, max: 2000, multiline: true },
        finishedOn: { kind: 'date', required: true, notAfter: 'today' },
        lessons: { kind: 'text', max: 1000, multiline: true },
      },
    },
  ],
  result: [
    { step: 'result', field: 'outcome' },
    { step: 'result', field: 'finishedOn' },
    { step: 'result', field: 'result' },
  ],
  dates: [
    {
      id: 'milestones',
      from: { list: 'milestones', field: 'on' },
      ladder: 'milestone',
      whileOpen: true,
      settledBy: {
        addition: 'stage',
        done: { field: 'state', is: 'done' },
        on: 'doneOn',
        movedTo: 'movedTo',
      },
    },
    { id: 'end', from: { field: 'to' }, ladder: 'milestone', whileOpen: true },
  ],
  additions: [
    {
      id: 'stage',
      during: 'result',
      list: 'milestones',
      fields: {
        state: { kind: 'choice', options: ['done', 'moved', 'planned'], required: true },
        doneOn: { kind: 'date', required: true, notAfter: 'today', when: { field: 'state', is: 'done' } },
        movedTo: { kind: 'date', required: true, notBefore: 'today', when: { field: 'state', is: 'moved' } },
      },
    },
  ],
});
