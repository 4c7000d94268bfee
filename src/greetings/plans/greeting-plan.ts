import { type Aggregate, PENDING_INDEX } from '../../effects/effect.ts';
import type { Capacity } from '../../people/actor.ts';
import type { CollectionDef } from '../../storage/store.ts';

declare module '../../audit/audit-event.ts' {
  interface AuditEvents {
    'plan.submitted': { year: string; lines: number };
    'plan.signed': { year: string; lines: number };
    'plan.returned': { year: string; reason: string };
  }
}

export type PlanState = 'submitted' | 'signed' | 'returned';

/** Deed of the route, with its UTC instant, ISO. */
export interface PlanDeed extends Pick<Capacity, 'by' | 'onBehalfOf'> {
  at: string;
}

/**
 * Signature under the greetings that a manager plans for a year. The lines themselves follow from clients and records;
 * kept is which of them were signed, so that a change since can be told. Absent: nobody has handed the year in.
 */
export interface GreetingPlan extends Aggregate {
  manager: string;
  year: number;
  unit: string;
  state: PlanState;
  /** Bumped by every deed. */
  revision: number;
  submitted: PlanDeed;
  /** Signature or return; null while it waits. */
  decided: PlanDeed | null;
  /** Reason of a return, or ''. */
  reason: string;
  /** `VIP-2026-0001:contact-director 12-04`, of the last signature. */
  signed: string[];
}

export const GREETING_PLANS: CollectionDef<GreetingPlan> = {
  name: 'greeting-plans',
  indexes: [PENDING_INDEX, { name: 'year', eq: ['year'], range: '_id' }],
};

export function planIdOf(manager: string, year: number): string {
  return `${manager}:${year}`;
}
