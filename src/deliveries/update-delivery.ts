import { Conflict, type Repo } from '../storage/store.ts';
import type { Delivery } from './delivery.ts';

/** Changes one record by compare-and-swap; `change` sees the fresh record and may return null for nothing. */
export async function updateDelivery(
  deliveries: Repo<Delivery>,
  id: string,
  change: (delivery: Delivery) => Partial<Delivery> | null,
): Promise<Delivery | null> {
  for (;;) {
    const current = await deliveries.get(id);
    if (!current) return null;
    const changed = change(current);
    if (!changed) return current;
    try {
      return await deliveries.replace({ ...current, ...changed });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
