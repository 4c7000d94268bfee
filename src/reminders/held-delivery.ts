import type { Delivery, DeliveryContent, Recipient } from '../deliveries/delivery.ts';
import { insertOnce } from '../deliveries/insert-once.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import { updateDelivery } from '../deliveries/update-delivery.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Repo } from '../storage/store.ts';

export interface HeldDelivery {
  id: string;
  recipient: Recipient;
  content: DeliveryContent;
  /** Business epoch ms. */
  releaseAt: number;
}

export type HoldDeps = { deliveries: Repo<Delivery>; clock: Clock; realClock: Clock };

/** Writes an obligation that waits for its hour. Its id is deterministic: false when it stood there already. */
export function holdDelivery(deps: HoldDeps, held: HeldDelivery): Promise<boolean> {
  return insertOnce(
    deps,
    newDelivery({
      id: held.id,
      recipient: held.recipient,
      content: held.content,
      dueAt: deps.realClock.now(),
      heldUntil: held.releaseAt,
      createdAt: new Date(deps.clock.now()).toISOString(),
    }),
  );
}

/** Changes a delivery that waits for its hour; false when it waits no more, as another gathering was first. */
export async function endHold(
  deps: { deliveries: Repo<Delivery> },
  id: string,
  change: Partial<Delivery>,
): Promise<boolean> {
  const { changed } = await updateDelivery(deps.deliveries, id, ({ status }) =>
    status === 'held' ? change : null,
  );
  return changed;
}
