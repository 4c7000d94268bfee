import type { Delivery } from '../deliveries/delivery.ts';
import type { SendGate } from '../deliveries/sending/send-gate.ts';
import type { Clock } from '../kernel/clock.ts';
import { VERSION } from '../kernel/version.ts';
import { within } from '../kernel/within.ts';
import type { Repo, Store } from '../storage/store.ts';
import type { VitalSigns } from './vital-signs.ts';

/** Readings for a monitor: ages in seconds, null where there is nothing to be old. */
export interface Readiness {
  /** `store`: it does not answer, or takes no more. Clicks are of no use then. */
  status: 'ok' | 'store';
  version: string;
  sending: 'on' | 'off';
  /** Since the last pass of the scheduler and the last round of the sender ended, here. */
  passAge: number | null;
  roundAge: number | null;
  /** Since the oldest message that is owed was written. */
  oldestOwed: number | null;
}

export interface ReadinessDeps {
  store: Pick<Store, 'ping'>;
  deliveries: Repo<Delivery>;
  vitalSigns: VitalSigns;
  sendGate: SendGate;
  realClock: Clock;
}

const WITHIN_MS = 2_000;
/** Retries come back within the hour, so the oldest is among those due first, but in a flood. */
const LOOKED_AT = 500;

/**
 * Tells if the bot can take clicks. A late pass or round does not count: clicks are answered all the same,
 * and a restart would cut them off; a monitor sees the ages.
 */
export function createReadiness(deps: ReadinessDeps): () => Promise<Readiness> {
  let asked: Promise<Readiness> | null = null;
  return () => {
    // Anybody may ask, as often as they like: the store is asked once at a time.
    asked ??= check(deps).finally(() => {
      asked = null;
    });
    return asked;
  };
}

async function check(deps: ReadinessDeps): Promise<Readiness> {
  const { vitalSigns } = deps;
  const signs = { version: VERSION, passAge: vitalSigns.passAge(), roundAge: vitalSigns.roundAge() };
  let oldestOwed: number | null = null;
  let sending: Readiness['sending'] = 'on';
  const look = async () => {
    await deps.store.ping();
    sending = (await deps.sendGate.isOpen()) ? 'on' : 'off';
    oldestOwed = await findOldestOwed(deps);
  };
  const answers = await within(WITHIN_MS, look()).catch(() => false);
  return { status: answers ? 'ok' : 'store', ...signs, sending, oldestOwed: answers ? oldestOwed : null };
}

async function findOldestOwed({ deliveries, realClock }: ReadinessDeps): Promise<number | null> {
  const query = { index: 'due', eq: { status: 'pending' }, limit: LOOKED_AT };
  const { items } = await deliveries.find(query);
  if (items.length === 0) return null;
  const oldest = Math.min(...items.map(({ createdAt }) => Date.parse(createdAt)));
  return Math.max(0, Math.round((realClock.now() - oldest) / 1000));
}
