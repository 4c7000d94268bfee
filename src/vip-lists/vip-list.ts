import type { ClientLevel, ClientStatus } from '../clients/client.ts';
import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { Capacity } from '../people/actor.ts';
import type { CollectionDef } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'list.drafted': { lines: number };
    'list.refreshed': { lines: number };
    'list.line-added': { line: string };
    'list.line-changed': { line: string };
    'list.line-dropped': { line: string; reason: string };
    'list.line-restored': { line: string };
    'list.submitted': { lines: number };
    'list.line-refused': { line: string; reason: string };
    'list.refusal-withdrawn': { line: string };
    'list.agreed': { role: ListSeat; refused: number };
    'list.returned': { reason: string };
    'list.sent': { number: string; on: string };
    'list.exception': { line: string; outcome: HeadOfficeOutcome };
    'list.decided': { number: string; on: string };
  }
}

/** Sections of the list (page 2, clause 3.2). */
export const LIST_SECTIONS = ['new', 'remove', 'potential'] as const;

export type ListSection = (typeof LIST_SECTIONS)[number];

/** Directors who agree, both of them (page 2, clause 3.2). */
export const LIST_SEATS = ['commercial-director', 'security-director'] as const;

export type ListSeat = (typeof LIST_SEATS)[number];

export const LIST_STATUSES = ['draft', 'agreeing', 'agreed', 'sent', 'decided'] as const;

/** `decided`: the head office has, and everybody whom it concerns is told. */
export type ListStatus = (typeof LIST_STATUSES)[number];

export type HeadOfficeOutcome = 'approved' | 'refused' | 'postponed';

/** Facts of the register, as of the drafting. */
export interface LineFacts {
  /** Number of the client or of the potential client. */
  id: string;
  section: ListSection;
  name: string;
  inn: string;
  unit: string;
  /** Null for a potential client. */
  level: ClientLevel | null;
  /** Id of an entry of the criteria, with what the passport says of it; '' for none. */
  criterion: string;
  value: string;
  /** Kopecks a month; null where nobody knows. */
  monthly: number | null;
  /** Percent of the threshold; null likewise. */
  closeness: number | null;
  /** Operator of a potential client. */
  operator: string;
  /** Status before; null for a potential client. */
  status: ClientStatus | null;
  /** Person id. */
  manager: string;
  /** The request that brought it about, or ''. */
  request: string;
}

export interface ListLine extends LineFacts {
  /** Entry of the removal grounds, or ''. */
  ground: string;
  /** Words of branch sales. */
  note: string;
  /** Added by hand: a fresh draft does not take it away. */
  byHand: boolean;
  /** Reason for leaving it out, or ''. */
  dropped: string;
  /** Refusals of directors, by seat. */
  refused: Partial<Record<ListSeat, string>>;
  headOffice: { outcome: HeadOfficeOutcome; note: string } | null;
}

export interface ListAct extends Capacity {
  /** UTC instant, ISO. */
  at: string;
}

/** The list of one quarter; `_id` is the quarter, `2026-Q4`. */
export interface VipList extends Aggregate {
  status: ListStatus;
  /** ISO date by which it goes to the head office. */
  dueOn: string;
  /** Bumped by every change of its lines. */
  revision: number;
  lines: ListLine[];
  /** With the revision of what the directors were sent. */
  submitted: (ListAct & { revision: number }) | null;
  agreed: Partial<Record<ListSeat, ListAct>>;
  /** The last return to branch sales. */
  returned: (ListAct & { reason: string }) | null;
  outgoing: (ListAct & { number: string; on: string }) | null;
  decision: (ListAct & { number: string; on: string }) | null;
}

export const VIP_LISTS: CollectionDef<VipList> = { name: 'vip-lists', indexes: [PENDING_INDEX] };

/** Leaves out what branch sales took out, and what a director refused. */
export function isOnList({ dropped, refused }: Pick<ListLine, 'dropped' | 'refused'>): boolean {
  return dropped === '' && Object.keys(refused).length === 0;
}
