import type { ClientStatus } from '../clients/client.ts';
import type { ValueChange } from '../forms/compare-values.ts';
import type { Values } from '../forms/field.ts';
import type { Role } from '../people/person.ts';
import type { MatterKind } from '../reminders/reminder-clock.ts';

/** One shape per thing that can happen. The sentence is made later, in the reader's language. */
export type AuditEvent =
  | {
      type: 'request.submitted';
      round: number;
      /** What was filled in, of the first round. */
      entered?: Values;
      /** What a later round changed of it. */
      changes?: ValueChange[];
      /** What it asks for in the client's passport. */
      proposed?: ValueChange[];
    }
  | {
      type: 'request.decided';
      step: string;
      seat: string;
      outcome: string;
      reason: string | null;
      revision: number;
      /** What the seat filled in. */
      entered: Values;
    }
  | { type: 'request.returned'; step: string; seat: string; reason: string; revision: number }
  | { type: 'request.withdrawn'; reason: string | null }
  | { type: 'request.finished'; outcome: string }
  | { type: 'request.asked'; step: string; seat: string; reason: string }
  | { type: 'request.replied'; step: string; seat: string; reason: string; dueOn: string | null }
  | { type: 'request.reassigned'; step: string; seat: string; to: string; reason: string }
  /** A department passed a question on to another. */
  | { type: 'request.passed'; step: string; seat: string; to: Role; reason: string }
  /** The production calendar of another year became known. */
  | { type: 'request.redated'; step: string; from: string; to: string }
  | { type: 'request.handed-over'; from: string; to: string }
  /** Its day came, and whom it named could not take it on any more. */
  | { type: 'request.lapsed'; people: string[] }
  /** Without a role it went to nobody, or back to the person whose it is. */
  | {
      type: 'request.seat-moved';
      step: string;
      seat: string;
      role: Role | null;
      scope: string | null;
      vacant: boolean;
    }
  | { type: 'file.attached'; file: string }
  | { type: 'file.handed-out'; file: string }
  | { type: 'client.created'; source: 'card' | 'import' }
  | { type: 'client.status'; from: ClientStatus; to: ClientStatus; reason: string | null }
  /** Parts of the passport; contacts are among them by name only. */
  | { type: 'client.edited'; fields: string[]; changes: ValueChange[] }
  | { type: 'client.handed-over'; from: string; to: string; request: string | null }
  | { type: 'report.opened'; period: string; dueOn: string }
  | { type: 'report.redated'; period: string; from: string; to: string }
  | { type: 'report.handed-in'; period: string; late: boolean }
  | {
      type: 'reminder.done';
      matter: string;
      /** What kind of matter; no date, as it may be somebody's birthday. */
      kind: MatterKind;
      outcome: 'done' | 'skipped' | 'snoozed' | 'delegated';
      reason: string | null;
    }
  | { type: 'channel.subscribed'; scope: string }
  | { type: 'channel.unsubscribed'; scope: string }
  | { type: 'person.changed'; fields: string[]; changes: FieldChange[] }
  | { type: 'person.replaced'; successor: string; done: boolean }
  | { type: 'unit.changed'; fields: string[]; changes: FieldChange[] }
  | { type: 'dictionary.changed'; entry: string; changes: FieldChange[] }
  /** So many messages that had been given up. */
  | { type: 'delivery.resent'; count: number }
  /** A restored copy took the place of the store that it was made from. */
  | { type: 'sending.allowed'; exportedAt: string }
  /** A year's transfers (`transfers:2027`), by the day off; or the settings of reminders. */
  | { type: 'setting.changed'; setting: string; changes: FieldChange[] };

/** What one field said before and says now. */
export interface FieldChange {
  field: string;
  from: string;
  to: string;
}
