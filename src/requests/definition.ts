import type { ClientStatus } from '../clients/client.ts';
import type { Condition, Fields } from '../forms/field.ts';
import type { Role } from '../people/person.ts';

/** `approve`: every seat must agree, in parallel. `answer`: a department replies. `record`: a fact or a
 * decision taken elsewhere is entered. `confirm`: somebody closes or hands on. */
export type StepKind = 'approve' | 'answer' | 'record' | 'confirm';

/**
 * A role within the client's unit or the branch, the author, whoever is the client's manager now, or one
 * seat of a role for each unit that a field of the request names.
 */
export type SeatRef = Role | 'author' | 'client-manager' | { role: Role; unitsFrom: string };

/** Counted from the day after the step opens. Calendar days roll forward to a working day (art. 191, 193). */
export type DueRule = { workingDays: number } | { calendarDays: number };

/** Which ladder of `src/reminders/ladders.ts` reminds of the step. */
export type StepLadder = 'approval-step' | 'client-notice';

export interface StepDefinition {
  id: string;
  kind: StepKind;
  seats: SeatRef[];
  /** Decided once, at submit, from the request's values. */
  when?: Condition;
  due?: DueRule;
  ladder?: StepLadder;
  /** What the seat enters with its decision. */
  fields?: Fields;
  /** Date fields that may not lie before the day on which the step opened. */
  notBeforeOpening?: string[];
  /** Whether the seat may refuse, and send back for rework. Approve steps may do both unless said otherwise. */
  mayRefuse?: boolean;
  mayReturn?: boolean;
  /** The client's status while this step is open. */
  clientStatus?: ClientStatus;
}

/**
 * A kind of request is data. The engine knows no kind by name; adding one is a file in `types/`,
 * a line in `types/index.ts`, strings, and a test of its own rule.
 */
export interface RequestDefinition {
  id: string;
  /** The prefix of its numbers: `ST` makes `ST-2026-0001`. */
  prefix: string;
  /** Who may raise it. */
  raisedBy: Role[];
  fields: Fields;
  steps: StepDefinition[];
  /** Statuses of steps and end reach the client only when this holds; without it, always. */
  followsClientWhen?: Condition;
  /** The client's status after the end, where the kind has one. */
  clientStatusAfter?: {
    approved?: ClientStatus;
    refused?: ClientStatus;
    returned?: ClientStatus;
    withdrawn?: ClientStatus;
  };
  /** The step whose completion puts `payload.passport` into the client (change of INN, unit, level, criteria). */
  appliesPassportAfter?: string;
}

/** Keeps literal types while checking the shape. */
export function defineRequestType<const D extends RequestDefinition>(definition: D): D {
  return definition;
}
