import type { Aggregate } from '../effects/effect.ts';
import type { ValueChange } from '../forms/compare-values.ts';
import type { Values } from '../forms/field.ts';
import type { MadeBy } from '../kernel/made-by.ts';
import type { Role } from '../people/person.ts';
import type { Keyed } from '../storage/store.ts';
import type { StepDefinition } from './kinds/definition.ts';

export type RequestStatus = 'open' | 'returned' | 'approved' | 'refused' | 'withdrawn';

export type Outcome =
  | 'approved'
  | 'refused'
  | 'dropped'
  | 'returned'
  | 'answered'
  | 'recorded'
  | 'confirmed'
  | 'reopened';

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
  /** The person to whom an admin gave this seat; null for whoever holds the role. */
  assignee: string | null;
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
  /** Ids of files that came with it. */
  files: string[];
}

/** The clock of the open step stands while the author owes an answer to one of its seats; each may still decide. */
export interface Pause {
  step: string;
  /** ISO date in the unit's zone: the day of the first question. */
  since: string;
  /** At least one, and at most one of each seat. */
  questions: Question[];
}

export interface Question {
  seat: string;
  by: string;
  onBehalfOf: string | null;
  question: string;
}

/** ISO dates in the unit's zone: the day of the first question, and that of the last answer. */
export interface PausePeriod {
  from: string;
  until: string;
}

/** A step as it was resolved at submit; a running request keeps its route. */
export interface Step {
  definition: StepDefinition;
  status: 'waiting' | 'open' | 'done';
  /** Count of openings in this round; steps that earlier releases opened do not say. */
  openings?: number;
  seats: Seat[];
  /** ISO date in the unit's zone, set when the step opens. */
  openedOn: string | null;
  dueOn: string | null;
  /** Standstills of a day or longer since the step opened. */
  stood: PausePeriod[];
}

export interface HistoryEntry {
  at: string;
  by: string;
  onBehalfOf: string | null;
  what: 'submitted' | 'resubmitted' | 'withdrawn' | 'asked' | 'replied' | 'reassigned' | 'passed' | Outcome;
  step: string | null;
  seat: string | null;
  /** A reason, a question, or what was answered. */
  reason: string | null;
  /** Taker of a given seat: a person, or the department that a question was passed on to. */
  to?: string;
  /** The department that passed it on. */
  from?: string;
}

/** An addition as it was last taken down, and by whom. */
export interface AdditionEntry {
  values: Values;
  by: string;
  onBehalfOf: string | null;
  /** UTC instant, ISO. */
  at: string;
}

/** `_id` is the request's number, such as `ST-2026-0001`. */
export interface RequestDoc extends Aggregate, Keyed<MadeBy<typeof requestsBy>> {
  type: string;
  status: RequestStatus;
  author: string;
  /** Person whom the author substituted when sending: a requester as well. */
  onBehalfOf: string | null;
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
  /** The open step waits for the author's answer. */
  paused: Pause | null;
  /** Ids of files that the author sent along. */
  files: string[];
  /** The current round. Older rounds live in the audit. */
  history: HistoryEntry[];
  /** Ids of people named who were gone when the day came: approved, the request had no effect. */
  lapsed?: string[];
  /** Taken down beside the route, by `additionKey`; absent before the first. */
  additions?: Record<string, AdditionEntry>;
  /** The earlier request that this one takes up again. */
  previous: string | null;
  createdAt: string;
  /** UTC instant, ISO; the order of lists. */
  updatedAt: string;
  /** The open step's due date (while it is paused, the day of the question), else `9999-12-31`: what waits longest comes first. */
  waitsUntil: string;
}

export interface SubmitRequestInput {
  /** The number, allotted beforehand so that a repetition finds the same request. */
  id: string;
  type: string;
  author: string;
  /** Person whom the author substituted when sending. */
  onBehalfOf?: string | null;
  client: string | null;
  unit: string;
  values: Values;
  payload: Record<string, unknown>;
  /** Changes of the client's passport in the payload, for the audit. */
  proposed?: ValueChange[];
  previous: string | null;
  files?: string[];
}

export function openStepOf(request: RequestDoc): Step | undefined {
  return request.status === 'open' ? request.steps.find((step) => step.status === 'open') : undefined;
}

/** A seat of the open step that nobody has decided yet, with that step. */
export function findUndecided(
  request: RequestDoc,
  place: { step: string; seat: string },
): { step: Step; seat: Seat } | undefined {
  const step = openStepOf(request);
  const seat = step?.seats.find(({ id }) => id === place.seat);
  return step?.definition.id === place.step && seat && !seat.decision ? { step, seat } : undefined;
}

/** Question of a seat that waits for the author's answer. */
export function questionOf({ paused }: Pick<RequestDoc, 'paused'>, seat: string): Question | undefined {
  return paused?.questions.find((question) => question.seat === seat);
}

/** `waitsUntil` of a request that waits for nobody. */
export const NEVER = '9999-12-31';

/** Holders of a seat as keys tell them: of a role in a scope, somebody named by an admin, a requester, a manager. */
export const seatHolder = {
  role: ({ role, scope }: { role: Role; scope: string | null }) => `${role}@${scope}` as const,
  person: (id: string) => `person:${id}` as const,
  author: (id: string) => `author:${id}` as const,
  clientManager: (client: string | null) => `client-manager:${client}` as const,
} as const;

export type SeatHolder = MadeBy<typeof seatHolder>;

/** Keys of requests. Stores hold them: a changed letter loses what was written before. */
export const requestsBy = {
  type: (type: string) => `type:${type}` as const,
  status: (status: RequestStatus) => `status:${status}` as const,
  /** One of its requesters. */
  author: (person: string) => `author:${person}` as const,
  unit: (unit: string) => `unit:${unit}` as const,
  client: (client: string) => `client:${client}` as const,
  /** Finds "my tasks": an undecided seat, a rework, a question to answer. */
  waits: (holder: SeatHolder) => `waits:${holder}` as const,
  /** Finds a seat that waits for the author's answer itself, and whose holder may leave meanwhile. */
  asked: (holder: SeatHolder) => `asked:${holder}` as const,
  /** Finds requests whose values name somebody, to be replaced when they leave. */
  names: (person: string) => `names:${person}` as const,
} as const;
