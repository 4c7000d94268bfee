import { type Matter, makeMatter } from '../matter.ts';
import type { ReminderSource } from '../sources/source.ts';
import { approvalStep } from './approval-step.ts';
import { authorAnswer } from './author-answer.ts';
import { clientData } from './client-data.ts';
import { clientDay } from './client-day.ts';
import { clientNotice } from './client-notice.ts';
import { contractExpiry } from './contract-expiry.ts';
import { discountExpiry } from './discount-expiry.ts';
import { holiday } from './holiday.ts';
import type { ReminderKind } from './kind.ts';
import { milestone } from './milestone.ts';
import { planSignature } from './plan-signature.ts';
import { reportAcceptance, reportPart, reportReturn } from './report-work.ts';
import { unitReport } from './unit-report.ts';
import { vipListKind } from './vip-list.ts';

/** Every kind of reminder. */
export const REMINDER_KINDS: readonly ReminderKind[] = [
  clientDay,
  holiday,
  unitReport,
  clientNotice,
  approvalStep,
  authorAnswer,
  discountExpiry,
  contractExpiry,
  milestone,
  clientData,
  planSignature,
  reportPart,
  reportAcceptance,
  reportReturn,
  vipListKind,
];

/** Each once, in the order of its first kind. */
export const REMINDER_SOURCES: readonly ReminderSource[] = [
  ...new Set(REMINDER_KINDS.map(({ from }) => from)),
];

/** Undefined for housekeeping clocks, and for a kind that another release knew. */
export function findReminderKind(id: string): ReminderKind | undefined {
  return REMINDER_KINDS.find((kind) => kind.id === id);
}

/** The matters of all kinds in what a source has loaded. */
export function mattersFrom(source: ReminderSource, facts: unknown): Matter[] {
  return REMINDER_KINDS.filter(({ from }) => from === source).flatMap((kind) => mattersOf(kind, facts));
}

/** The matters of one kind. */
export function mattersOf(kind: ReminderKind, facts: unknown): Matter[] {
  return kind.mattersOf(facts).map((draft) => makeMatter(kind, draft));
}
