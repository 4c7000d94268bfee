import type { Delivery } from '../deliveries/delivery.ts';

/** `digest:person:hour`. A merged delivery keeps its digest's hour, so that it finds its digest again. */
export function digestIdOf(part: Pick<Delivery, 'recipient' | 'releaseAt'>): string {
  return `digest:${part.recipient}:${new Date(part.releaseAt).toISOString()}`;
}
