import type { MadeBy } from '../kernel/made-by.ts';
import type { Subject } from '../kernel/subject.ts';
import type { Role } from '../people/person.ts';
import type { CollectionDef, Keyed, Rec } from '../storage/store.ts';
import type { FailureKind } from './failure-rules.ts';

/** Audience of a message, resolved to people when the relay carries the effect out. */
export type Audience =
  | { person: string }
  /** Holders of the role in the scope, and the substitutes of absent ones. */
  | { role: Role; scope: string }
  | SeatsOf
  | { channelsOf: string };

/** Those who may act in a step of the request; without an opening, as in earlier releases, the open one. */
export interface SeatsOf {
  seatsOf: string;
  opening?: StepOpening;
}

/** A step opens once in every round, and once more each time when it is done again. */
export interface StepOpening {
  step: string;
  round: number;
  /** The how manieth of its round, from 1. */
  nth: number;
}

/** Event in the life of a unit's report; `shown` for a card that somebody asked for. */
export type ReportNews = 'shown' | 'handed-in' | 'returned' | 'accepted' | 'correcting' | 'nudged';

/** Content by ids only: rendered when sent, in the reader's language, from current state. */
export type DeliveryContent =
  | { kind: 'request-card'; request: string }
  | { kind: 'client-card'; client: string }
  /**
   * State of a request, drawn from it as it is; `event` is what the message is sent for, with its `args` where the
   * request itself does not say. A quiet one needs no message where the chat has one that is drawn anew; one that says
   * something `beside` the request gives its place to later news of the request alone.
   */
  | {
      kind: 'news';
      event: string;
      request: string;
      args: Record<string, string | number>;
      quiet?: boolean;
      beside?: boolean;
    }
  /** The list of a quarter, for who keeps it, agrees to it, or is concerned by it. */
  | { kind: 'vip-list'; list: string }
  /** A client has become a VIP: for those who tell it, its unit, and the unit's channel. */
  | { kind: 'announcement'; request: string }
  /** Line that a message about a request shows once a later one of the same chat has taken its place. */
  | { kind: 'request-line'; request: string }
  | { kind: 'reminder'; matter: string; occurrence: string; step: string; late: boolean }
  | { kind: 'digest'; deliveries: string[] }
  /** Everything that waits for the recipient, and in it what was to be told this morning; `from` is its first row. */
  | { kind: 'morning'; date: string; deliveries: string[]; late: boolean; from?: number }
  | { kind: 'channel-week'; scope: string; from: string; late?: boolean }
  /** The week in figures, seen from its first working day (ISO). */
  | { kind: 'overview'; on: string; late: boolean }
  | { kind: 'channel-report'; scope: string; matter: string; step: string; late: boolean }
  /** To the substitute when an absence begins, to the principal when it has ended. Dates are ISO. */
  | {
      kind: 'absence';
      event: 'begun' | 'ended';
      principal: string;
      substitute: string;
      from: string;
      to: string;
    }
  /** To the new and the former manager and deputy: each reads what concerns them. */
  | { kind: 'hand-over'; client: string; request: string; from: string }
  /** A client or potential client whom the head of sales, `by`, asks the recipient to register. */
  | { kind: 'proposal'; about: string; by: string }
  /** A unit's report as it is for its reader; `event` is what the message is sent for. */
  | { kind: 'report'; report: string; event: ReportNews }
  /** Work that a leaver's successor has taken over. */
  | { kind: 'replacement'; replacement: string }
  /** A manager's greetings of a year: to who signs them when handed in, to the manager when decided. */
  | { kind: 'greeting-plan'; manager: string; year: number }
  /** A form or list that Teams did not take: it has to be asked for again. */
  | { kind: 'reply-lost' }
  /** Files that somebody sent while the bot went down: what are they for? */
  | { kind: 'file-ask'; arrival: string }
  /** A file that somebody accepted, and the bot went down on the way to their OneDrive. */
  | { kind: 'file-not-saved'; request: string; client?: string; file: string }
  /** A list made as a file, likewise. */
  | { kind: 'export-not-saved'; offer: string }
  | { kind: 'alarm'; alarm: string; args: Record<string, string | number> };

export type DeliveryStatus =
  /** A reminder that waits for its hour, or a digest for its parts; released by the gathering. */
  | 'held'
  | 'pending'
  | 'sent'
  /** Became part of a digest, or of an earlier message that is drawn anew. */
  | 'merged'
  /** Not worth sending any more when its turn came. */
  | 'dropped'
  /** The recipient cannot be reached, or trying was given up. */
  | 'failed';

export interface Recipient {
  kind: 'person' | 'channel';
  id: string;
}

/** One obligation to tell one recipient one thing. `_id` is deterministic, so it exists once. */
export interface Delivery extends Rec, Keyed<MadeBy<typeof deliveriesBy>> {
  recipientKind: 'person' | 'channel';
  recipient: string;
  content: DeliveryContent;
  /** Subject of the card, for redraws: `request:ST-2026-0001`, `client:…`, `reminder:…`. '' for none. */
  subject: Subject | '';
  status: DeliveryStatus;
  /** Real epoch ms: when a sender may take it; while it is being sent, when the lease ends. */
  dueAt: number;
  /** Business epoch ms of the hour a held reminder belongs to; 0 otherwise. */
  releaseAt: number;
  /** The digest, or the earlier message, that a merged one is told by. */
  digest?: string;
  /** Counts of each kind of failure since the last success. */
  failures: Partial<Record<FailureKind, number>>;
  /** Lease of the sender's claim. '' for none. */
  leaseId: string;
  /** Null until sent. */
  conversationId: string | null;
  /** The message to redraw. Null after a send for which the service told no id: a redraw is a new message. */
  activityId: string | null;
  /** Redraws asked for and done. `wanted > shown` makes a sent card pending again, as an update. */
  wanted: number;
  shown: number;
  /** `unreachable`, or the kind of the last failure. */
  lastError: string | null;
  /**
   * Real UTC instant, ISO, of giving up: the message never came (`failed`), or is not drawn anew (`sent`).
   * `dueAt` is that time then. Null otherwise; `givenUpTime` knows it of earlier releases' records too.
   */
  givenUpAt: string | null;
  /** UTC instant, ISO. */
  createdAt: string;
  /** A hand-over that its recipient has taken note of. */
  noted?: boolean;
}

/** True of the word that somebody has taken a client, or a colleague's work, over. */
export function isHandOver({ content }: Pick<Delivery, 'content'>): boolean {
  return content.kind === 'hand-over' || content.kind === 'replacement';
}

/** Keys of deliveries. */
export const deliveriesBy = {
  /** Finds the record of a message whose card was clicked. */
  activity: (conversationId: string, activityId: string) =>
    `activity:${conversationId}|${activityId}` as const,
  /** Finds what was given up: index `due` with status `failed` or `sent` orders it by the time of that. */
  givenUp: 'given-up',
  /** Finds somebody's cards of the morning, but for those that were not worth sending. */
  morning: 'mornings',
  /** Finds hand-overs that somebody is still to take note of. */
  unnoted: 'unnoted',
} as const;

export const DELIVERIES: CollectionDef<Delivery> = {
  name: 'deliveries',
  indexes: [
    { name: 'due', eq: ['status'], range: 'dueAt' },
    { name: 'release', eq: ['status'], range: 'releaseAt' },
    { name: 'subject', eq: ['subject', 'status'] },
    { name: 'recipient', eq: ['recipient'], range: 'createdAt' },
  ],
  keys: (delivery) => [
    ...(delivery.conversationId && delivery.activityId
      ? [deliveriesBy.activity(delivery.conversationId, delivery.activityId)]
      : []),
    ...(givenUpTime(delivery) === null ? [] : [deliveriesBy.givenUp]),
    ...(delivery.content.kind === 'morning' && delivery.status !== 'dropped' ? [deliveriesBy.morning] : []),
    ...(isHandOver(delivery) && !delivery.noted ? [deliveriesBy.unnoted] : []),
  ],
};

/** `lastError` of deliveries that failed for the recipient's sake only. */
export const UNREACHABLE = 'unreachable';

/** UTC instant, ISO, of giving up, or null. Earlier releases did not note it, and left `dueAt` near it. */
export function givenUpTime({ givenUpAt, status, lastError, dueAt }: Delivery): string | null {
  if (givenUpAt) return givenUpAt;
  return status === 'failed' && lastError !== UNREACHABLE ? new Date(dueAt).toISOString() : null;
}
