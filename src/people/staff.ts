import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

/** One post of a unit's staffing table (clause 8.1), as it was imported; nobody edits it here. */
export interface StaffPost {
  post: string;
  count: number;
  note: string;
}

/** The staff register of one unit; `_id` is the unit's id, or `branch`. */
export interface StaffRegister extends Aggregate {
  posts: StaffPost[];
  /** UTC instant, ISO. */
  importedAt: string;
}

export const STAFF: CollectionDef<StaffRegister> = { name: 'staff', indexes: [PENDING_INDEX] };
