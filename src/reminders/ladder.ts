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
  /** Steps in order: of two that meet on one hour, the later is sent. */
  steps: LadderStep[];
  /** Once a week after the last step, until the matter ends. */
  weekly?: RecipientRef[];
  /** A step that was missed by more days than this is dropped. Absent: an open obligation is never too old. */
  dropAfterDays?: number;
}

export const MORNING = '09:00';
export const AFTERNOON = '15:00';

/** Wall time of a step for one recipient: the morning begins at the hour that they have chosen. */
export function timeFor({ at }: Pick<LadderStep, 'at'>, { morning }: { morning: string }): string {
  return at === MORNING ? morning : at;
}

/** Told to the owner so many days ahead. */
export function daysBefore(days: number): LadderStep {
  return { id: `T-${days}`, offset: { calendarDays: -days }, at: MORNING, to: ['owner'], phase: 'before' };
}

/** Told to the owner on the day itself. */
export const ON_THE_DAY: LadderStep = {
  id: 'day',
  offset: { calendarDays: 0 },
  at: MORNING,
  to: ['owner'],
  phase: 'day',
};
