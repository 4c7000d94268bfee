import type { Repo } from '../storage/store.ts';
import { findAll } from '../storage/walk.ts';
import type { Delivery } from './delivery.ts';

/** True once the same chat has a later message that is drawn anew with the same subject. */
export async function hasLaterMessage(
  deps: { deliveries: Repo<Delivery> },
  { _id, recipient, subject, createdAt }: Pick<Delivery, '_id' | 'recipient' | 'subject' | 'createdAt'>,
): Promise<boolean> {
  if (subject === '') return false;
  for (const status of ['sent', 'pending'] as const) {
    const all = await findAll(deps.deliveries, { index: 'subject', eq: { subject, status } });
    if (all.some((each) => each._id !== _id && each.recipient === recipient && each.createdAt > createdAt)) {
      return true;
    }
  }
  return false;
}
