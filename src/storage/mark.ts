import type { CollectionDef, Rec } from './store.ts';

/** Note of one process for the next: its heartbeat, the sender's lease, what reminders were planned with. */
export interface Mark extends Rec {
  value: unknown;
}

export const MARKS: CollectionDef<Mark> = { name: 'marks', indexes: [] };
