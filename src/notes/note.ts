import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** The text stays out: the log forgets nothing, and a note may name people. */
    'note.taken': { note: string; kind: NoteKind; on: string };
    'note.corrected': { note: string; kind: NoteKind; on: string };
    'note.removed': { note: string };
  }
}

export const NOTE_KINDS = ['visit', 'call', 'complaint', 'other'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const MAX_NOTE = 1_000;

/** Something that a manager took down about a client in one line. */
export interface Note extends Aggregate {
  client: string;
  /** The client's unit on that day. */
  unit: string;
  kind: NoteKind;
  /** '' once it is removed. */
  text: string;
  /** ISO date of what it tells of. */
  on: string;
  /** Person id. */
  by: string;
  onBehalfOf: string | null;
  /** UTC instant, ISO. */
  at: string;
  removed: boolean;
  /** Bumped by every correction. */
  revision: number;
}

export const NOTES: CollectionDef<Note> = {
  name: 'notes',
  indexes: [
    PENDING_INDEX,
    { name: 'client', eq: ['client', 'removed'], range: 'on' },
    { name: 'unit', eq: ['unit', 'removed'], range: 'on' },
  ],
};
