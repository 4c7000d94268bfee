import { insertOnce } from '../deliveries/insert-once.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import { today } from '../kernel/clock.ts';
import type { Product } from '../product/product.ts';

export type TellHungPassDeps = Pick<Product, 'deliveries' | 'directory' | 'clock' | 'realClock'>;

/** Tells every admin, once a day, that a pass did not come to its end. */
export async function tellHungPass(deps: TellHungPassDeps, minutes: number): Promise<void> {
  for (const admin of await deps.directory.findByRole('admin')) {
    const date = today(deps.clock, await deps.directory.zoneOf(admin));
    await insertOnce(
      deps,
      newDelivery({
        id: `alarm:pass-hung:${date}:${admin._id}`,
        recipient: { kind: 'person', id: admin._id },
        content: { kind: 'alarm', alarm: 'pass-hung', args: { minutes } },
        dueAt: deps.realClock.now(),
        createdAt: new Date(deps.clock.now()).toISOString(),
      }),
    );
  }
}
