import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { ValueChange } from '../forms/compare-values.ts';
import type { MadeBy } from '../kernel/made-by.ts';
import type { CollectionDef, Keyed } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'potential.added': Record<never, never>;
    'potential.edited': { changes: ValueChange[] };
    'potential.registered': { client: string };
    'potential.dropped': { reason: string };
  }
}

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Potential clients of this company in this unit are on their way to VIP as `client`. */
    'potential.follow': { inn: string; unit: string; client: string; by: string };
  }
}

/** `registered`: on its way to VIP. `dropped`: no candidate any more. */
export type PotentialStatus = 'open' | 'registered' | 'dropped';

/** Keys of potential clients. */
export const potentialBy = {
  unit: (unit: string) => `unit:${unit}` as const,
  manager: (person: string) => `manager:${person}` as const,
  status: (status: PotentialStatus) => `status:${status}` as const,
} as const;

/** A client who may become a VIP (page 2, clause 3.2). `_id` is its number, `POT-2026-0001`. */
export interface PotentialClient extends Aggregate, Keyed<MadeBy<typeof potentialBy>> {
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
  status: PotentialStatus;
  /** The client that it has become, or null. */
  client: string | null;
  /** Reason of the drop, or ''. */
  reason: string;
  /** Bumped by every edit. */
  revision: number;
  /** UTC instant, ISO. */
  at: string;
  by: string;
}

export const POTENTIAL_CLIENTS: CollectionDef<PotentialClient> = {
  name: 'potential-clients',
  indexes: [
    PENDING_INDEX,
    { name: 'once', eq: ['inn', 'unit'], unique: true },
    { name: 'unit', eq: ['unit'], range: '_id' },
    { name: 'manager', eq: ['manager'], range: '_id' },
    { name: 'all', eq: [], range: 'at' },
  ],
  keys: ({ unit, manager, status }) => [
    potentialBy.unit(unit),
    potentialBy.manager(manager),
    potentialBy.status(status),
  ],
};
