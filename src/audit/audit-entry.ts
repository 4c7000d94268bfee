import type { MadeBy } from '../kernel/made-by.ts';
import type { Subject } from '../kernel/subject.ts';
import type { CollectionDef, Keyed, Rec } from '../storage/store.ts';
import type { AuditEvent } from './audit-event.ts';

/** Actor, event and subject of one act. Written once under its effect's id; never changed or deleted. */
export interface AuditEntry extends Rec, Keyed<MadeBy<typeof auditBy>> {
  subject: Subject;
  /** UTC instant, ISO. */
  at: string;
  /** A person's id, or one of `ACTORS`. */
  by: string;
  onBehalfOf: string | null;
  event: AuditEvent;
  /** The subject as it stood: its revision, else its version; absent where another document changed. */
  revision?: number;
  /** The revision that it made, where it made one. */
  madeRevision?: number;
  /** The round of a request. */
  round?: number;
}

export type NewAuditEntry = Omit<AuditEntry, '_id' | 'version'>;

/** Keys of entries. */
export const auditBy = { onBehalfOf: (person: string) => `behalf:${person}` as const } as const;

export const AUDIT: CollectionDef<AuditEntry> = {
  name: 'audit',
  appendOnly: true,
  indexes: [
    { name: 'subject', eq: ['subject'], range: 'at' },
    { name: 'at', eq: [], range: 'at' },
  ],
  keys: (entry) => (entry.onBehalfOf ? [auditBy.onBehalfOf(entry.onBehalfOf)] : []),
};
