import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

/** A client who may become a VIP (page 2, clause 3.2). `_id` is its number, `POT-2026-0001`. */
export interface PotentialClient extends Aggregate {
  name: string;
  inn: string;
  unit: string;
  /** Person id. */
  manager: string;
  /** Served by this operator too, or by it alone; '' where none is known. */
  operator: string;
  services: string;
  /** Kopecks a month that the client is thought to spend, or null. */
  estimate: number | null;
  note: string;
  /** `registered`: on its way to VIP as `client`. `dropped`: no candidate any more, for `reason`. */
  status: 'open' | 'registered' | 'dropped';
  client: string | null;
  reason: string;
  /** UTC instant, ISO. */
  at: string;
  by: string;
}

export const POTENTIAL_CLIENTS: CollectionDef<PotentialClient> = {
  name: 'potential-clients',
  indexes: [
    PENDING_INDEX,
    { name: 'unit', eq: ['unit'], range: '_id' },
    { name: 'manager', eq: ['manager'], range: '_id' },
    { name: 'all', eq: [], range: 'at' },
  ],
};
