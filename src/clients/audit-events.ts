import type { ValueChange } from '../forms/compare-values.ts';
import type { ClientStatus } from './client.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'client.created': { source: 'card' | 'import' };
    'client.status': { from: ClientStatus; to: ClientStatus; reason: string | null };
    /** Parts of the passport; contacts are among them by name only. */
    'client.edited': { fields: string[]; changes: ValueChange[] };
    'client.confirmed': Record<never, never>;
    'client.handed-over': { from: string; to: string; request: string | null };
  }
}
