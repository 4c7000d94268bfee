import { type Draft, DuplicateKey, type Repo } from '../storage/store.ts';
import type { Delivery } from './delivery.ts';

/** False when a delivery of that id stands there already. */
export async function insertOnce(
  deps: { deliveries: Repo<Delivery> },
  delivery: Draft<Delivery>,
): Promise<boolean> {
  try {
    await deps.deliveries.insert(delivery);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}
