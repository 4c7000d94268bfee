import type { DueRule } from '../../calendar/due-dates.ts';
import type { ClientStatus } from '../../clients/client.ts';
import type { DictionaryName } from '../../dictionaries/dictionary.ts';
import type { CommandArgs, CommandName } from '../../effects/commands.ts';
import type { Condition, Fields } from '../../forms/field.ts';
import type { PeopleOptions, Role } from '../../people/person.ts';

/** `approve`: every seat must agree, in parallel. `answer`: a department replies. `record`: a fact or a
 * decision taken elsewhere is entered. `confirm`: somebody closes or hands on. */
export type StepKind = 'approve' | 'answer' | 'record' | 'confirm';

/**
 * A role within the client's unit or the branch, the author, whoever is the client's manager now, or one
 * seat of a role for each unit that a field of the request names.
 */
export type SeatRef = Role | 'author' | 'client-manager' | { role: Role; unitsFrom: string };

/** Dictionaries that a kind's choices may name instead of own options; `load-field-options.ts` loads each. */
export type KindDictionary = DictionaryName | 'offices' | 'units' | PeopleOptions | `approved:${string}`;

const APPROVED = 'approved:';

/** The kind whose approved requests a field names, or null: its options are something else. */
export function kindInOptions(options: unknown): string | null {
  return typeof options === 'string' && options.startsWith(APPROVED) ? options.slice(APPROVED.length) : null;
}

export type KindFields = Fields<KindDictionary>;

/** Cross-checks of a submission; `requirement-rules.ts` says what each demands. */
export type Requirement =
  | 'own-client'
  | 'listed-client'
  | 'active-client'
  | 'active-local-client'
  | 'unit-client'
  | 'sales-of-client'
  | 'no-open-twin'
  | 'free-client'
  | 'another-manager'
  | 'addressed-unit'
  | 'proposer-role'
  | 'another-decider'
  | 'linked-discount'
  | 'milestones-in-term';

/** Kinds of reminder of a step's deadline: each adds its id in `src/reminders/kinds/`. */
// biome-ignore lint/suspicious/noEmptyInterface: the kinds fill it
export interface StepLadders {}

/** Kinds of reminder of a watched date, likewise. */
// biome-ignore lint/suspicious/noEmptyInterface: the kinds fill it
export interface DateLadders {}

export type DateLadder = keyof DateLadders;

/** Days after the end that are reminded of, such as the last day of a discount. */
export interface WatchedDate {
  /** Unique within the kind. */
  id: string;
  /** A date field of the request, of a step's entry, or of each row of a list of the request. */
  from: { field: string } | { step: string; field: string } | { list: string; field: string };
  ladder: DateLadder;
  /** Watched while the request is open, and no more after its end; without it, once it is approved. */
  whileOpen?: boolean;
  /** Addition that says what became of the day; of a list, each row has its own. */
  settledBy?: {
    addition: string;
    /** Holds of an addition that ends the watch; without it, any does. */
    done?: Condition;
    /** Date field of the addition: the day on which it was done. */
    on: string;
    /** Date field of the addition: the day to which it was moved, where it may be. */
    movedTo?: string;
  };
  /** The last day of what was approved: afterwards no other request may name it. */
  expires?: boolean;
}

/** A value of the request, or one entered in a step; an answer step's own text is `answer`. */
export type ResultSource = { field: string } | { step: string; field: string };

/** A number that may not be larger than one of the request's, but where the entry says otherwise. */
export interface AskedLimit {
  field: string;
  asked: string;
  unless?: Condition;
}

/** Commands that need nothing but the request's id: they recompute from its state. */
export type ApprovedCommand = {
  [N in CommandName]: { request: string } extends CommandArgs[N] ? N : never;
}[CommandName];

export interface StepDefinition {
  id: string;
  kind: StepKind;
  seats: SeatRef[];
  /** Decided once, at submit, from the request's values. */
  when?: Condition;
  due?: DueRule;
  /** Another deadline for some values; the first that holds counts, decided at submit. */
  dueWhen?: { when: Condition; due: DueRule }[];
  /** Kind of reminder that tells of the deadline: `approval-step` unless said otherwise. */
  ladder?: keyof StepLadders;
  /**
   * Opens with good news for the client, which the seat records in `toldOn`, `channel` and `recipient`: their card calls
   * the seat, and tells these roles and the unit's channel.
   */
  announces?: { to: Role[] };
  /** Fields entered with the decision. */
  fields?: KindFields;
  /** Fields that are filled in already with what the request asks for, by the request's field. */
  takesAlong?: Record<string, string>;
  /** Date fields that may not lie before the day on which the step opened. */
  notBeforeOpening?: string[];
  /** Date fields that may not lie before the day on which the request was sent, for this round. */
  notBeforeSending?: string[];
  /**
   * Lets the seat refuse, and send back for rework. Approve steps may do both unless said otherwise; the deed
   * of a record step that may refuse may never come about.
   */
  mayRefuse?: boolean;
  mayReturn?: boolean;
  /** A question that a department may pass on as another's, or give back. */
  passes?: boolean;
  /** The regulation lets nobody else decide: an admin may not give the seat to somebody without its role. */
  holdersOnly?: boolean;
  /** The author never decides it. Approvals and commissions are so unless said otherwise. */
  fourEyes?: boolean;
  /** A `confirm` step that may send the request back to this earlier step of the same round. */
  reopens?: string;
  /**
   * The seat is a commission's: whoever records names in this `people:<role>` field those who took part, at
   * least so many of them.
   */
  quorum?: { field: string; least: number };
  /** Condition on the step's own fields that makes the entry a refusal; `reasonFrom` says why. */
  refusedWhen?: { entry: Condition; reasonFrom: string };
  /** The paper itself has to be there: carrying the step on waits for a file of the request, and says so at this field. */
  needsFile?: string;
  /** Papers help to decide: as long as neither request nor client has any, those whose request it is are asked for them. */
  asksForFile?: Condition;
  /** Numbers entered here that stay within what was asked for. */
  withinAsked?: AskedLimit[];
  /** The client's status while this step is open. */
  clientStatus?: ClientStatus;
  /** Status that the client had on passing the step, on the way to the next: kept in the history alone. */
  clientStatusPassed?: ClientStatus;
}

/** Something that those whose request it is take down beside its route, and mend by taking it down again. */
export interface Addition {
  /** Unique within the kind, steps included. */
  id: string;
  /** The open step during which it is taken down; without one, once the request is approved. */
  during?: string;
  /** The list of the request for each row of which it is taken down. */
  list?: string;
  /** None that needs a dictionary. */
  fields: KindFields;
}

/**
 * A kind of request is data. The engine knows no kind by name; adding one is a file in `kinds/`,
 * a line in `kinds/index.ts`, strings, and a test of its own rule.
 */
export interface RequestKind {
  id: string;
  /** The prefix of its numbers: `ST` makes `ST-2026-0001`. */
  prefix: string;
  raisedBy: Role[];
  /** Group of «заявка» that offers it; without one it is started elsewhere (from a client's form). */
  group?: 'client' | 'departments' | 'management';
  /** The form says `requests.kinds.<id>.notice` above its fields. */
  notice?: boolean;
  /** Fields that a person fills in. One of kind `client` gives the request its client. */
  fields: KindFields;
  /** The fields that a decision rests on: the card shows them first and folds the others. All, unless said. */
  essence?: readonly string[];
  /** The text that tells one request of a client from another in a list. */
  about?: string;
  /** The choice of `units` that the request belongs to; without it, the client's unit, else the author's. */
  unitFrom?: string;
  /** Wishes of the author for the answer: urgent where the condition holds, and by the day in a date field. */
  wish?: { urgent?: Condition; on: string };
  /** Figures on the card beside the values: the unit's managers, the client's other requests, charge or criteria, the tax in `amount`. */
  figures?: 'unit-managers' | 'client-requests' | 'client-charge' | 'client-criteria' | 'amount-vat';
  /**
   * Lets several be agreed to at once, where a step asks for nothing more; these fields are seen of each. Without it every
   * one is decided on its own card.
   */
  together?: string[];
  /** Requirements at submit beyond the fields themselves. */
  requires?: Requirement[];
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
  /** Everybody who agreed is thanked once it is approved, where this holds. */
  thanksWhen?: Condition;
  /** Commands owed once it is approved; handlers recompute from the request and may run twice. */
  onApproved?: ApprovedCommand[];
  /** The date field from whose day on it counts once approved; without one, at once. */
  countsFrom?: string;
  /** Sources of what the author reads beside the status `approved`. */
  result?: ResultSource[];
  /** Days that are reminded of. */
  dates?: WatchedDate[];
  /** Forms for what is taken down beside the route. */
  additions?: Addition[];
  /** The kind that the author may go on with from the answered card, and the values it takes along. */
  startsKind?: { type: string; copies: Record<string, string> };
  /** The step whose completion puts `payload.passport` into the client (change of INN, unit, level, criteria). */
  appliesPassportAfter?: string;
}

/** Keeps literal types while checking the shape. */
export function defineRequestKind<const D extends RequestKind>(definition: D): D {
  return definition;
}
