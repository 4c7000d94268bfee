import type { Delivery } from '../deliveries/delivery.ts';
import { type GivenUpReason, type GivenUpStatus, reasonOf, walkGivenUp } from '../deliveries/given-up.ts';
import { insertOnce } from '../deliveries/insert-once.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import type { Signal } from '../deliveries/signal.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import type { Mark } from '../storage/mark.ts';
import { Conflict, DuplicateKey, type Repo } from '../storage/store.ts';

export interface AlarmGivenUpDeps {
  deliveries: Repo<Delivery>;
  marks: Repo<Mark>;
  directory: Directory;
  clock: Clock;
  realClock: Clock;
  outbox: Signal;
  /** As the sender's, for what a process gave up that died before it told anybody; telling twice does nothing. */
  onGivenUp(delivery: Delivery): Promise<void>;
}

/** Content of the last alarm. */
interface Told {
  /** Real epoch ms of that alarm. */
  at: number;
  /** The time at which the latest of them was given up, and the ids of those given up just then. */
  through: number;
  ids: string[];
}

const MARK_ID = 'given-up-told';
const EVERY_MS = 60 * 60_000;

/** Tells the admins how much was given up since the last time, and why; at most once an hour, never of an alarm. */
export async function alarmGivenUp(deps: AlarmGivenUpDeps): Promise<void> {
  const now = deps.realClock.now();
  const mark = await deps.marks.get(MARK_ID);
  const told = (mark?.value ?? { at: 0, through: 0, ids: [] }) as Told;
  if (now - told.at < EVERY_MS) return;
  const fresh = [...(await findUntold(deps, 'failed', told)), ...(await findUntold(deps, 'sent', told))];
  if (fresh.length === 0) return;
  for (const delivery of fresh) await deps.onGivenUp(delivery);
  await tellAdmins(deps, told, countReasons(fresh));
  const through = Math.max(...fresh.map(({ dueAt }) => dueAt));
  const known = told.through === through ? told.ids : [];
  const ids = fresh.filter(({ dueAt }) => dueAt === through).map(({ _id }) => _id);
  await note(deps, mark, { at: now, through, ids: [...known, ...ids] });
  deps.outbox.raise();
}

async function findUntold(deps: AlarmGivenUpDeps, status: GivenUpStatus, told: Told): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for await (const delivery of walkGivenUp(deps, status, told.through)) {
    if (delivery.content.kind !== 'alarm' && !told.ids.includes(delivery._id)) found.push(delivery);
  }
  return found;
}

/** The arguments of the alarm's sentence. */
function countReasons(deliveries: Delivery[]): Record<GivenUpReason | 'count', number> {
  const counts = { count: deliveries.length, refused: 0, large: 0, unclear: 0, silent: 0, internal: 0 };
  for (const delivery of deliveries) counts[reasonOf(delivery)] += 1;
  return counts;
}

async function tellAdmins(deps: AlarmGivenUpDeps, told: Told, args: Record<string, number>): Promise<void> {
  for (const admin of await deps.directory.findByRole('admin')) {
    await insertOnce(
      deps,
      newDelivery({
        // A run that died before its mark finds these there.
        id: `alarm:given-up:${told.at}:${admin._id}`,
        recipient: { kind: 'person', id: admin._id },
        content: { kind: 'alarm', alarm: 'given-up', args },
        dueAt: deps.realClock.now(),
        createdAt: new Date(deps.clock.now()).toISOString(),
      }),
    );
  }
}

async function note(deps: AlarmGivenUpDeps, mark: Mark | null, value: Told): Promise<void> {
  try {
    if (mark) await deps.marks.replace({ ...mark, value });
    else await deps.marks.insert({ _id: MARK_ID, value });
  } catch (error) {
    // Another process has told the same under the same ids.
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}
