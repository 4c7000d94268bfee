import { type Ladder, MORNING } from '../ladder.ts';
import { type RequestFacts, requestSource } from '../sources/request.ts';
import { describeRequest } from './describe-request.ts';
import type { ReminderKind } from './kind.ts';
import { loadStep, type StepAbout, stepMatters } from './request-step.ts';

declare module '../../requests/kinds/definition.ts' {
  interface StepLadders {
    'approval-step': true;
  }
}

const LADDER: Ladder = {
  steps: [
    { id: 'due-1', offset: { workingDays: -1 }, at: MORNING, to: ['owner'], phase: 'before' },
    { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: ['owner'], phase: 'day' },
    { id: 'overdue-1', offset: { workingDays: 1 }, at: MORNING, to: ['owner'], phase: 'overdue' },
    { id: 'overdue-3', offset: { workingDays: 3 }, at: MORNING, to: ['owner', 'superior'], phase: 'overdue' },
    { id: 'overdue-5', offset: { workingDays: 5 }, at: MORNING, to: ['owner', 'director'], phase: 'overdue' },
  ],
  weekly: ['owner', 'director'],
};

/** The deadline of a step, unless the step names another kind. */
export const approvalStep: ReminderKind<RequestFacts, StepAbout> = {
  id: 'approval-step',
  ladder: LADDER,
  endsBy: 'deed',
  from: requestSource,
  mattersOf: (facts) => stepMatters('approval-step', facts),
  card: { load: loadStep },
  describe: (deps, args, texts) => describeRequest(deps, 'approval-step', args, texts),
};
