import type { CollectionDef, Rec } from './store.ts';

/** What one process notes for the next: its heartbeat, the sender's lease, what reminders were planned with. */
export interface Mark extends Rec {
  value: unknown;
}

export const MARKS: CollectionDef<Mark> = { name: 'marks', indexes: [] };
