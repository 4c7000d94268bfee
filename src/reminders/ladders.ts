import type { Role } from '../people/person.ts';

/** `owner`: who must act, or the deputy it was delegated to. `superior`: of each open seat's role. `director`: above that. */
export type RecipientRef = 'owner' | 'unit-managers' | 'superior' | 'director' | Role;

export type Offset = { calendarDays: number } | { workingDays: number };

export type Phase = 'before' | 'day' | 'overdue' | 'escalation';

export interface LadderStep {
  id: string;
  /** Counted from the occurrence, or from the day the matter opened. */
  offset: Offset;
  from?: 'opened';
  /** Wall time in the recipient's zone. */
  at: string;
  to: RecipientRef[];
  phase: Phase;
  /** A step that falls on a day off comes on the last working day before it. */
  rollsBack?: true;
  /** Only when the occurrence itself is a day off: the last working day before it. */
  eve?: true;
}

export interface Ladder {
  /** Where two steps meet on one hour, the later one of this list is sent. */
  steps: LadderStep[];
  /** Once a week after the last step, until the matter ends. */
  weekly?: RecipientRef[];
  /** A step that was missed by more days than this is dropped. Absent: an open obligation is never too old. */
  dropAfterDays?: number;
}

const MORNING = '09:00';
const AFTERNOON = '15:00';

/** Personal days, company days and holidays. */
const OCCASION: Ladder = {
  steps: [
    ahead(14),
    ahead(3),
    ahead(1),
    { id: 'eve', offset: { workingDays: -1 }, at: MORNING, to: ['owner'], phase: 'before', eve: true },
    { id: 'day', offset: { calendarDays: 0 }, at: MORNING, to: ['owner'], phase: 'day' },
    { id: 'missed', offset: { workingDays: 1 }, at: MORNING, to: ['unit-sales-head'], phase: 'escalation' },
  ],
  dropAfterDays: 3,
};

const UNIT: RecipientRef[] = ['unit-managers', 'unit-sales-head'];

const UNIT_REPORT: Ladder = {
  steps: [
    { id: 'due-5', offset: { workingDays: -5 }, at: MORNING, to: UNIT, phase: 'before' },
    { id: 'due-2', offset: { workingDays: -2 }, at: MORNING, to: UNIT, phase: 'before' },
    { id: 'due-1', offset: { workingDays: -1 }, at: MORNING, to: UNIT, phase: 'before' },
    { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: UNIT, phase: 'day' },
    { id: 'due-afternoon', offset: { calendarDays: 0 }, at: AFTERNOON, to: UNIT, phase: 'day' },
    { id: 'overdue-1', offset: { workingDays: 1 }, at: MORNING, to: UNIT, phase: 'overdue' },
    {
      id: 'overdue-3',
      offset: { workingDays: 3 },
      at: MORNING,
      to: ['unit-sales-head', 'unit-head', 'branch-sales'],
      phase: 'overdue',
    },
    {
      id: 'overdue-5',
      offset: { workingDays: 5 },
      at: MORNING,
      to: ['unit-sales-head', 'commercial-director'],
      phase: 'overdue',
    },
  ],
  weekly: ['unit-sales-head', 'branch-sales', 'commercial-director'],
};

const CLIENT_NOTICE: Ladder = {
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

const APPROVAL_STEP: Ladder = {
  steps: [
    { id: 'due-1', offset: { workingDays: -1 }, at: MORNING, to: ['owner'], phase: 'before' },
    { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: ['owner'], phase: 'day' },
    { id: 'overdue-1', offset: { workingDays: 1 }, at: MORNING, to: ['owner'], phase: 'overdue' },
    { id: 'overdue-3', offset: { workingDays: 3 }, at: MORNING, to: ['owner', 'superior'], phase: 'overdue' },
    { id: 'overdue-5', offset: { workingDays: 5 }, at: MORNING, to: ['owner', 'director'], phase: 'overdue' },
  ],
  weekly: ['owner', 'director'],
};

/** Nobody sets the author a date; a step whose clock stands must not be forgotten all the same. */
const AUTHOR_ANSWER: Ladder = {
  steps: [
    { id: 'asked-2', offset: { workingDays: 2 }, at: MORNING, to: ['owner'], phase: 'day' },
    { id: 'asked-5', offset: { workingDays: 5 }, at: MORNING, to: ['owner', 'superior'], phase: 'overdue' },
  ],
  weekly: ['owner', 'superior'],
};

/** Nobody prepares a greeting on a day off. */
function ahead(days: number): LadderStep {
  return { ...daysBefore(days), rollsBack: true };
}

function daysBefore(days: number): LadderStep {
  return {
    id: `T-${days}`,
    offset: { calendarDays: -days },
    at: MORNING,
    to: ['owner'],
    phase: 'before',
  };
}

const ON_THE_DAY: LadderStep = {
  id: 'day',
  offset: { calendarDays: 0 },
  at: MORNING,
  to: ['owner'],
  phase: 'day',
};

/** A reminder of an end that came after it would be of no use. */
const DISCOUNT_EXPIRY: Ladder = { steps: [daysBefore(30), daysBefore(7)], dropAfterDays: 6 };
const CONTRACT_EXPIRY: Ladder = {
  steps: [daysBefore(60), daysBefore(30), daysBefore(7)],
  dropAfterDays: 6,
};
const MILESTONE: Ladder = { steps: [daysBefore(7), daysBefore(1), ON_THE_DAY], dropAfterDays: 3 };

export type LadderId =
  | 'client-day'
  | 'holiday'
  | 'unit-report'
  | 'client-notice'
  | 'approval-step'
  | 'author-answer'
  | 'discount-expiry'
  | 'contract-expiry'
  | 'milestone';

export const LADDERS: Readonly<Record<LadderId, Ladder>> = {
  'client-day': OCCASION,
  holiday: OCCASION,
  'unit-report': UNIT_REPORT,
  'client-notice': CLIENT_NOTICE,
  'approval-step': APPROVAL_STEP,
  'author-answer': AUTHOR_ANSWER,
  'discount-expiry': DISCOUNT_EXPIRY,
  'contract-expiry': CONTRACT_EXPIRY,
  milestone: MILESTONE,
};
