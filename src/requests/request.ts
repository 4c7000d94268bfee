import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { Values } from '../forms/field.ts';
import type { Role } from '../people/person.ts';
import type { CollectionDef } from '../storage/store.ts';
import type { StepDefinition } from './definition.ts';

export type RequestStatus = 'open' | 'returned' | 'approved' | 'refused' | 'withdrawn';

export type Outcome = 'approved' | 'refused' | 'returned' | 'answered' | 'recorded' | 'confirmed';

export interface Seat {
  /** Unique within the step: the seat's reference in the definition, `role@unit` for seats by unit. */
  id: string;
  /** The role whose holders may act; null for `author` and `client-manager`. */
  role: Role | null;
  /** `branch` or a unit's id; null where role is null. */
  scope: string | null;
  /** Set when nobody eligible held the role and the seat went to the superior. */
  insteadOf: Role | null;
  /** True while nobody up to the top may act: an admin has to name somebody. */
  vacant: boolean;
  decision: Decision | null;
}

export interface Decision {
  outcome: Outcome;
  by: string;
  onBehalfOf: string | null;
  /** UTC instant, ISO. */
  at: string;
  reason: string | null;
  values: Values | null;
}

/** A step as it was resolved at submit; a running request keeps its route. */
export interface Step {
  definition: StepDefinition;
  status: 'waiting' | 'open' | 'done';
  seats: Seat[];
  /** ISO date in the unit's zone, set when the step opens. */
  openedOn: string | null;
  dueOn: string | null;
}

export interface HistoryEntry {
  at: string;
  by: string;
  onBehalfOf: string | null;
  what: 'submitted' | 'resubmitted' | 'withdrawn' | Outcome;
  step: string | null;
  seat: string | null;
  reason: string | null;
}

/** `_id` is the request's number, such as `ST-2026-0001`. */
export interface RequestDoc extends Aggregate {
  type: string;
  status: RequestStatus;
  author: string;
  client: string | null;
  /** The unit whose unit-scoped roles and zone apply. */
  unit: string;
  /** Bumped by submit, edit and return only: a decision counts at the revision its card was drawn for. */
  revision: number;
  round: number;
  values: Values;
  /** Data that is not typed into the kind's own fields, such as a proposed passport. */
  payload: Record<string, unknown>;
  steps: Step[];
  /** The current round. Older rounds live in the audit. */
  history: HistoryEntry[];
  /** The earlier request that this one takes up again. */
  previous: string | null;
  createdAt: string;
  /** UTC instant, ISO; the order of lists. */
  updatedAt: string;
  /** The open step's due date, else `9999-12-31`: what waits longest comes first. */
  waitsUntil: string;
}

export interface SubmitRequestInput {
  /** The number, allotted beforehand so that a repetition finds the same request. */
  id: string;
  type: string;
  author: string;
  client: string | null;
  unit: string;
  values: Values;
  payload: Record<string, unknown>;
  previous: string | null;
}

export function openStepOf(request: RequestDoc): Step | undefined {
  return request.status === 'open' ? request.steps.find((step) => step.status === 'open') : undefined;
}

/** `waitsUntil` of a request that waits for nobody. */
export const NEVER = '9999-12-31';

/** `waits:role@scope` and `waits:person` are what "my tasks" asks for. */
export const REQUESTS: CollectionDef<RequestDoc> = {
  name: 'requests',
  indexes: [
    PENDING_INDEX,
    { name: 'all', eq: [], range: 'updatedAt' },
    { name: 'waiting', eq: [], range: 'waitsUntil' },
  ],
  keys: (request) => [
    `type:${request.type}`,
    `status:${request.status}`,
    `author:${request.author}`,
    ...(request.client ? [`client:${request.client}`] : []),
    ...(openStepOf(request)?.seats ?? [])
      .filter((seat) => !seat.decision)
      .map((seat) =>
        seat.role ? `waits:${seat.role}@${seat.scope}` : `waits:${seat.id}:${waitsFor(request, seat)}`,
      ),
    ...(request.status === 'returned' ? [`waits:author:${request.author}`] : []),
  ],
};

function waitsFor(request: RequestDoc, seat: Seat): string {
  return seat.id === 'author' ? request.author : (request.client ?? '');
}
