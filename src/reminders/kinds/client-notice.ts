import { type Ladder, MORNING } from '../ladder.ts';
import { type RequestFacts, requestSource } from '../sources/request.ts';
import { describeRequest } from './describe-request.ts';
import type { ReminderKind } from './kind.ts';
import { loadStep, type StepAbout, stepMatters } from './request-step.ts';

declare module '../../requests/kinds/definition.ts' {
  interface StepLadders {
    'client-notice': true;
  }
}

const LADDER: Ladder = {
  steps: [
    { id: 'day-5', offset: { calendarDays: 5 }, from: 'opened', at: MORNING, to: ['owner'], phase: 'before' },
    { id: 'due-2', offset: { workingDays: -2 }, at: MORNING, to: ['owner'], phase: 'before' },
    { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: ['owner'], phase: 'day' },
    {
      id: 'overdue-1',
      offset: { workingDays: 1 },
      at: MORNING,
      to: ['owner', 'unit-sales-head'],
      phase: 'overdue',
    },
    {
      id: 'overdue-3',
      offset: { workingDays: 3 },
      at: MORNING,
      to: ['owner', 'unit-head', 'branch-sales'],
      phase: 'overdue',
    },
    {
      id: 'overdue-5',
      offset: { workingDays: 5 },
      at: MORNING,
      to: ['owner', 'commercial-director'],
      phase: 'overdue',
    },
  ],
  weekly: ['owner', 'unit-sales-head', 'commercial-director'],
};

/** The ten days in which a client is told of its status. */
export const clientNotice: ReminderKind<RequestFacts, StepAbout> = {
  id: 'client-notice',
  ladder: LADDER,
  endsBy: 'deed',
  from: requestSource,
  mattersOf: (facts) => stepMatters('client-notice', facts),
  card: { load: loadStep },
  describe: (deps, args, texts) => describeRequest(deps, 'client-notice', args, texts),
};
