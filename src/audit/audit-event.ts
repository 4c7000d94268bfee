import type { ClientStatus } from '../clients/client.ts';

/** One shape per thing that can happen. The sentence is made later, in the reader's language. */
export type AuditEvent =
  | { type: 'request.submitted'; round: number }
  | {
      type: 'request.decided';
      step: string;
      seat: string;
      outcome: string;
      reason: string | null;
      revision: number;
    }
  | { type: 'request.returned'; step: string; seat: string; reason: string; revision: number }
  | { type: 'request.withdrawn'; reason: string | null }
  | { type: 'request.finished'; outcome: string }
  | { type: 'request.asked'; step: string; seat: string; reason: string }
  | { type: 'request.replied'; step: string; seat: string; reason: string; dueOn: string | null }
  | { type: 'request.reassigned'; step: string; seat: string; to: string; reason: string }
  | { type: 'request.handed-over'; from: string; to: string }
  | { type: 'file.attached'; file: string }
  | { type: 'client.created'; source: 'card' | 'import' }
  | { type: 'client.status'; from: ClientStatus; to: ClientStatus; reason: string | null }
  | { type: 'client.edited'; fields: string[] }
  | { type: 'client.handed-over'; from: string; to: string; request: string | null }
  | { type: 'report.handed-in'; period: string; late: boolean }
  | {
      type: 'reminder.done';
      matter: string;
      outcome: 'done' | 'skipped' | 'snoozed' | 'delegated';
      reason: string | null;
    }
  | { type: 'channel.subscribed'; scope: string }
  | { type: 'channel.unsubscribed'; scope: string }
  | { type: 'person.changed'; fields: string[]; changes?: FieldChange[] }
  | { type: 'person.replaced'; successor: string; done: boolean }
  | { type: 'unit.changed'; fields: string[]; changes?: FieldChange[] }
  | { type: 'dictionary.changed'; entry: string; changes: FieldChange[] };

/** What one field said before and says now. */
export interface FieldChange {
  field: string;
  from: string;
  to: string;
}
