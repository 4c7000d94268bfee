import { subjectOf } from '../kernel/subject.ts';
import type { Repo } from '../storage/store.ts';
import { findAll } from '../storage/walk.ts';
import { type Delivery, type DeliveryContent, type DeliveryStatus, UNREACHABLE } from './delivery.ts';

interface RequestMessagesDeps {
  deliveries: Repo<Delivery>;
}

/** Ids of cards that answered somebody begin with it: nobody was sent them. */
export const ANSWER_PREFIX = 'copy:';

/** Number of the request that a message is about as a whole, so that one of them is enough in a chat; or null. */
export function requestShownBy(content: DeliveryContent): string | null {
  switch (content.kind) {
    case 'request-card':
    case 'announcement':
    case 'news':
      return content.request;
    default:
      return null;
  }
}

/** One person's messages about a request that are drawn anew with it: its card, and news. */
export async function findMessages(
  deps: RequestMessagesDeps,
  request: string,
  person: string,
  statuses: readonly DeliveryStatus[],
): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for (const subject of [subjectOf.request(request), subjectOf.news(request)]) {
    for (const status of statuses) {
      const all = await findAll(deps.deliveries, { index: 'subject', eq: { subject, status } });
      found.push(...all.filter(({ recipient }) => recipient === person));
    }
  }
  return found;
}

/**
 * The message that tells somebody quiet news of a request: one that they were sent, stands in the chat and is drawn
 * anew, or waits to be sent and is drawn then.
 */
export async function findTeller(
  deps: RequestMessagesDeps,
  request: string,
  person: string,
): Promise<Delivery | undefined> {
  const found = await findMessages(deps, request, person, ['sent', 'pending', 'failed']);
  return found.find(
    ({ _id, status, lastError }) =>
      !_id.startsWith(ANSWER_PREFIX) && (status !== 'failed' || lastError === UNREACHABLE),
  );
}
