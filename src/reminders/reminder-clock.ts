import type { CollectionDef, Rec } from '../storage/store.ts';

export type MatterKind =
  | 'client-day'
  | 'holiday'
  | 'unit-report'
  | 'client-notice'
  | 'approval-step'
  /** Housekeeping matters that make others at their hour: the year's holidays, the month's reports, the week's channels. */
  | 'plan';

/** One open matter and when it must be looked at next. `_id` is the matter's id. */
export interface ReminderClock extends Rec {
  kind: MatterKind;
  /** What it follows: `client:…`, `request:…`, `report:…`, `holiday:…`, `plan:…`. */
  subject: string;
  /** Ids only: contact, holiday, person, unit, step. */
  args: Record<string, string>;
  /** ISO date of this occurrence: the birthday, the due date. */
  occurrence: string;
  /** The next step of the ladder. */
  step: string;
  /** Business epoch ms at which the ladder planned that step; claims and snoozes leave it alone. */
  plannedAt: number;
  /** Business epoch ms at which a tick takes it up; moved by claims and snoozes. */
  wakeAt: number;
  status: 'armed' | 'ended';
  /** What became of this occurrence. */
  result: { outcome: 'done' | 'skipped'; by: string; at: string; reason: string | null } | null;
  /** The deputy to whom this occurrence was delegated. */
  delegatedTo: string | null;
}

export const REMINDER_CLOCKS: CollectionDef<ReminderClock> = {
  name: 'reminder-clocks',
  indexes: [
    { name: 'wake', eq: ['status'], range: 'wakeAt' },
    { name: 'subject', eq: ['subject'] },
  ],
};
