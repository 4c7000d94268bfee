import { Conflict, type Repo } from '../storage/store.ts';
import type { Delivery } from './delivery.ts';

/** The record as it is afterwards, null where there is none, and whether this call changed it. */
export interface Updated {
  delivery: Delivery | null;
  changed: boolean;
}

/** Changes one record by compare-and-swap; `change` sees the fresh record and may return null for nothing. */
export async function updateDelivery(
  deliveries: Repo<Delivery>,
  id: string,
  change: (delivery: Delivery) => Partial<Delivery> | null,
): Promise<Updated> {
  for (;;) {
    const current = await deliveries.get(id);
    if (!current) return { delivery: null, changed: false };
    const changed = change(current);
    if (!changed) return { delivery: current, changed: false };
    try {
      return { delivery: await deliveries.replace({ ...current, ...changed }), changed: true };
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
