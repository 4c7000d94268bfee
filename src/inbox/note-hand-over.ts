import { type Delivery, isHandOver } from '../deliveries/delivery.ts';
import { updateDelivery } from '../deliveries/update-delivery.ts';
import { AppError } from '../kernel/errors.ts';
import type { Repo } from '../storage/store.ts';

interface NotedBy {
  delivery: string;
  by: string;
}

/** The word of a hand-over to this reader. Throws NOT_FOUND for anybody else's. */
export async function findHandOver(
  deps: { deliveries: Repo<Delivery> },
  { delivery: id, by }: NotedBy,
): Promise<Delivery> {
  const delivery = await deps.deliveries.get(id);
  if (!delivery || delivery.recipient !== by || !isHandOver(delivery)) {
    throw new AppError('NOT_FOUND', { message: `no hand-over ${id}` });
  }
  return delivery;
}

/** Takes a hand-over out of its reader's inbox. Repeating it changes nothing. Throws NOT_FOUND for anybody else's. */
export async function noteHandOver(deps: { deliveries: Repo<Delivery> }, input: NotedBy): Promise<void> {
  const { _id } = await findHandOver(deps, input);
  await updateDelivery(deps.deliveries, _id, ({ noted, recipient }) =>
    noted || recipient !== input.by ? null : { noted: true },
  );
}
