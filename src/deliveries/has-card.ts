import type { Subject } from '../kernel/subject.ts';
import type { Repo } from '../storage/store.ts';
import type { Delivery } from './delivery.ts';

/** True if a live card of the subject is in the person's chat, or on its way there. */
export async function hasCard(
  deps: { deliveries: Repo<Delivery> },
  subject: Subject,
  person: string,
): Promise<boolean> {
  for (const status of ['pending', 'sent'] as const) {
    const page = await deps.deliveries.find({ index: 'subject', eq: { subject, status }, limit: 500 });
    if (page.items.some(({ recipient }) => recipient === person)) return true;
  }
  return false;
}
