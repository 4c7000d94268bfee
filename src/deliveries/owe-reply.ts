import type { Clock } from '../kernel/clock.ts';
import type { Repo } from '../storage/store.ts';
import type { Delivery } from './delivery.ts';
import { newDelivery } from './new-delivery.ts';
import type { Signal } from './signal.ts';

export interface OweReplyDeps {
  clock: Clock;
  realClock: Clock;
  deliveries: Repo<Delivery>;
  outbox: Signal;
  newId(): string;
}

/** An answer that Teams did not take goes the way of all deliveries. */
export async function oweReply(
  deps: OweReplyDeps,
  { person, content, subject }: { person: string } & Pick<Delivery, 'content' | 'subject'>,
): Promise<void> {
  const record = newDelivery({
    id: `reply:${deps.newId()}`,
    recipient: { kind: 'person', id: person },
    content,
    dueAt: deps.realClock.now(),
    createdAt: new Date(deps.clock.now()).toISOString(),
  });
  await deps.deliveries.insert({ ...record, subject });
  deps.outbox.raise();
}
