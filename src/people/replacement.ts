import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';
import type { Grant } from './person.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'person.replaced': { successor: string; done: boolean };
  }
}

/** Counts of what moves from somebody who leaves, taken when the replacement is confirmed. */
export interface MovedCounts {
  steps: number;
  requests: number;
  /** Requests that name the leaver for something that is still to come. */
  named: number;
  clients: number;
  deputies: number;
  reminders: number;
  drafts: number;
  reports: number;
  substitutions: number;
}

/** One person takes over from another, everywhere. `_id` is `<leaver>:<version of the leaver's record>`. */
export interface Replacement extends Aggregate {
  leaver: string;
  successor: string;
  /** The admin who asked for it. */
  by: string;
  /** UTC instant, ISO. */
  at: string;
  /** Roles of the leaver at that moment: the record itself loses them. */
  roles: Grant[];
  moved: MovedCounts;
  status: 'running' | 'done';
}

export const REPLACEMENTS: CollectionDef<Replacement> = { name: 'replacements', indexes: [PENDING_INDEX] };
