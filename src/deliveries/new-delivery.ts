import { type Subject, subjectOf } from '../kernel/subject.ts';
import type { Draft } from '../storage/store.ts';
import type { Delivery, DeliveryContent, Recipient } from './delivery.ts';

export interface NewDelivery {
  /** Deterministic, so that a repetition finds the same obligation. */
  id: string;
  recipient: Recipient;
  content: DeliveryContent;
  /** Real epoch ms: when a sender may take it. */
  dueAt: number;
  /** Business epoch ms; a held reminder waits for this hour's digest. Pending ones have none. */
  heldUntil?: number;
  createdAt: string;
}

/** The record of one thing owed to one recipient, not sent yet. */
export function newDelivery(input: NewDelivery): Draft<Delivery> {
  return {
    _id: input.id,
    recipientKind: input.recipient.kind,
    recipient: input.recipient.id,
    content: input.content,
    subject: subjectShownBy(input),
    status: input.heldUntil === undefined ? 'pending' : 'held',
    dueAt: input.dueAt,
    releaseAt: input.heldUntil ?? 0,
    failures: {},
    leaseId: '',
    conversationId: null,
    activityId: null,
    wanted: 0,
    shown: 0,
    lastError: null,
    givenUpAt: null,
    createdAt: input.createdAt,
  };
}

/** Subject that redraws a sent card. Messages without one stay as they were sent. */
function subjectShownBy(input: Pick<NewDelivery, 'content' | 'recipient'>): Subject | '' {
  const { content } = input;
  switch (content.kind) {
    case 'request-card':
    case 'announcement':
      return subjectOf.request(content.request);
    case 'news':
      return subjectOf.news(content.request);
    case 'vip-list':
      return subjectOf.list(content.list);
    case 'client-card':
      return subjectOf.client(content.client);
    case 'report':
      return subjectOf.report(content.report);
    case 'reminder':
      return subjectOf.reminder(content.matter, content.occurrence);
    case 'morning':
      return subjectOf.morning(input.recipient.id, content.date);
    default:
      return '';
  }
}
