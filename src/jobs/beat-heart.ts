import { insertOnce } from '../deliveries/insert-once.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import type { Product } from '../product/product.ts';
import { Conflict, DuplicateKey } from '../storage/store.ts';

export type HeartbeatDeps = Pick<
  Product,
  'marks' | 'deliveries' | 'directory' | 'clock' | 'realClock' | 'log'
>;

const HEARTBEAT_ID = 'heartbeat';
const MAX_GAP_MS = 15 * 60_000;

/** Notes that a pass runs. After a longer silence, a restart included, the admins are told of it. */
export async function beatHeart(deps: HeartbeatDeps): Promise<void> {
  const now = deps.realClock.now();
  const last = await deps.marks.get(HEARTBEAT_ID);
  const at = Number(last?.value ?? now);
  if (now - at > MAX_GAP_MS) await tellAdmins(deps, at, Math.round((now - at) / 60_000));
  try {
    if (last) await deps.marks.replace({ ...last, value: now });
    else await deps.marks.insert({ _id: HEARTBEAT_ID, value: now });
  } catch (error) {
    // Another process beats as well; either beat will do.
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}

async function tellAdmins(deps: HeartbeatDeps, at: number, minutes: number): Promise<void> {
  deps.log.warn({ minutes }, 'reminders were not checked for a while');
  for (const admin of await deps.directory.findByRole('admin')) {
    await insertOnce(
      deps,
      newDelivery({
        id: `alarm:tick-gap:${new Date(at).toISOString()}:${admin._id}`,
        recipient: { kind: 'person', id: admin._id },
        content: { kind: 'alarm', alarm: 'tick-gap', args: { minutes } },
        dueAt: deps.realClock.now(),
        createdAt: new Date(deps.clock.now()).toISOString(),
      }),
    );
  }
}
