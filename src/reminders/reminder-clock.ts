import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import { type Subject, subjectOf } from '../kernel/subject.ts';
import type { CollectionDef } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'reminder.done': {
      matter: string;
      /** Kind of the matter; no date, as it may be somebody's birthday. */
      kind: string;
      outcome: 'done' | 'skipped' | 'snoozed' | 'delegated';
      reason: string | null;
    };
  }
}

/** Housekeeping, which makes others at its hour: the month's reports, the week's channels, the calendar's alarm. */
export const PLAN = 'plan';

/** The id of a housekeeping clock: one a scope, such as a unit or the request whose day it waits for. */
export function planClockId(plan: string, scope: string): string {
  return `plan:${plan}:${scope}`;
}

/** One recipient wants to be reminded again. The delivery is a new one: `round` is in its id. */
export interface Snooze {
  person: string;
  /** Business epoch ms. */
  until: number;
  /** Zone in which that was said; absent in stores of an earlier version. */
  zone?: string;
  /** The step whose card was put off. */
  step: string;
  round: number;
}

/** One open matter and when it must be looked at next. `_id` is the matter's id. */
export interface ReminderClock extends Aggregate {
  /** The id of a kind of reminder, or `PLAN`. */
  kind: string;
  /** Subject that the clock follows: `client:…`, `request:…`, `report:…`, `person:…` (holidays), `plan:…`. */
  subject: Subject;
  /** Ids only: contact, holiday, person, unit, step. */
  args: Record<string, string>;
  /** ISO date of this occurrence: the birthday, the due date. */
  occurrence: string;
  /** The next step of the ladder. */
  step: string;
  /** Business epoch ms at which the ladder planned that step; snoozes leave it alone. */
  plannedAt: number;
  /** Business epoch ms at which a tick takes it up: `plannedAt`, or an earlier snooze. */
  wakeAt: number;
  status: 'armed' | 'ended';
  /** Result of this occurrence. */
  result: { outcome: 'done' | 'skipped'; by: string; at: string; reason: string | null } | null;
  /** The deputy to whom this occurrence was delegated. */
  delegatedTo: string | null;
  snoozes: Snooze[];
  /** Count of snoozes of this occurrence. */
  round: number;
}

export function isPlan({ kind }: Pick<ReminderClock, 'kind'>): boolean {
  return kind === PLAN;
}

/** Clock without the store's and the relay's fields. */
export type ClockState = Omit<ReminderClock, 'version' | 'pending' | 'hasPending'>;

/** A housekeeping clock that wakes once, at an instant of that day. `args` name its scope. */
export function planClock(
  plan: string,
  scope: string,
  { args, on, wakeAt }: { args: Record<string, string>; on: string; wakeAt: number },
): ClockState {
  return {
    _id: planClockId(plan, scope),
    kind: PLAN,
    subject: subjectOf.plan(plan),
    args: { plan, ...args },
    occurrence: on,
    step: 'run',
    plannedAt: wakeAt,
    wakeAt,
    status: 'armed',
    result: null,
    delegatedTo: null,
    snoozes: [],
    round: 0,
  };
}

export const REMINDER_CLOCKS: CollectionDef<ReminderClock> = {
  name: 'reminder-clocks',
  indexes: [
    PENDING_INDEX,
    { name: 'wake', eq: ['status'], range: 'wakeAt' },
    { name: 'subject', eq: ['subject'] },
  ],
};
