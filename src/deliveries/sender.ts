import type { SettingDoc } from '../storage/setting.ts';
import type { Repo } from '../storage/store.ts';
import type { Delivery } from './delivery.ts';
import { createRateLimits } from './rate-limits.ts';
import { type SendDeliveryDeps, sendDelivery } from './send-delivery.ts';
import { createSenderLease, type SenderLease } from './sender-lease.ts';
import { updateDelivery } from './update-delivery.ts';

export interface Sender {
  start(): void;
  /** Sends everything that is due now and waits for it. */
  flush(): Promise<void>;
  /** Finishes what is in flight, gives the lease back and sends no more. */
  stop(): Promise<void>;
}

export interface SenderDeps extends Omit<SendDeliveryDeps, 'limits' | 'pauses'> {
  settings: Repo<SettingDoc>;
  newId(): string;
}

export interface SenderOptions {
  /** True for the embedded store, which no other process shares. */
  takeOver: boolean;
}

/** Long enough for a slow send; a crashed process's sends are taken up again after it. */
const CLAIM_MS = 60_000;
const POLL_MS = 1_000;
const MOST_IN_FLIGHT = 16;

/** Takes what is due, one recipient's messages in order, several recipients at once. Real time only. */
export function createSender(deps: SenderDeps, options: SenderOptions): Sender {
  const owner = deps.newId();
  const sending: SendDeliveryDeps = { ...deps, limits: createRateLimits(), pauses: new Map() };
  const lease = createSenderLease(deps, {
    owner,
    takeOver: options.takeOver,
    onTaken: () => releaseClaims(deps),
  });
  const inFlight = new Set<Promise<void>>();
  const queues = new Map<string, Promise<void>>();
  let pumping: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let timerAt = Number.POSITIVE_INFINITY;
  let stopListening: (() => void) | null = null;
  let stopped = false;
  let askedAgain = false;

  function wakeIn(ms: number): void {
    const at = deps.realClock.now() + ms;
    if (stopped || stopListening === null || at >= timerAt) return;
    if (timer) clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY;
      pump().catch((error: unknown) => deps.log.error({ err: error }, 'sender'));
      wakeIn(POLL_MS);
    }, ms);
  }

  function pump(): Promise<void> {
    askedAgain = pumping !== null;
    pumping ??= claimAll().finally(() => {
      pumping = null;
    });
    return pumping;
  }

  async function claimAll(): Promise<void> {
    while (!stopped && inFlight.size < MOST_IN_FLIGHT) {
      const delivery = await claimNext(deps, lease, owner);
      if (delivery) enqueue(delivery);
      else if (!askedAgain) return;
      askedAgain = false;
    }
  }

  function enqueue(delivery: Delivery): void {
    const earlier = queues.get(delivery.recipient) ?? Promise.resolve();
    const work = earlier.then(() => send(delivery));
    queues.set(delivery.recipient, work);
    inFlight.add(work);
    work
      .catch((error: unknown) => deps.log.error({ err: error, delivery: delivery._id }, 'sender'))
      .finally(() => {
        inFlight.delete(work);
        if (queues.get(delivery.recipient) === work) queues.delete(delivery.recipient);
        wakeIn(0);
      });
  }

  async function send(delivery: Delivery): Promise<void> {
    const dueIn = await sendDelivery(sending, delivery);
    if (dueIn !== null) wakeIn(dueIn);
  }

  async function flush(): Promise<void> {
    do {
      await pump();
      await Promise.allSettled(inFlight);
    } while (!stopped && (await hasDue(deps)) && (await lease.hold()));
  }

  async function stop(): Promise<void> {
    stopped = true;
    stopListening?.();
    if (timer) clearTimeout(timer);
    await pumping;
    await Promise.allSettled(inFlight);
    await lease.release();
  }

  return {
    start: () => {
      stopListening = deps.outbox.listen(() => wakeIn(0));
      wakeIn(0);
    },
    flush,
    stop,
  };
}

async function claimNext(deps: SenderDeps, lease: SenderLease, owner: string): Promise<Delivery | null> {
  if (!(await lease.hold())) return null;
  const now = deps.realClock.now();
  return deps.deliveries.claim(
    { index: 'due', eq: { status: 'pending' }, range: { lte: now } },
    { leaseId: `${owner}:${deps.newId()}`, dueAt: now + CLAIM_MS },
  );
}

async function hasDue(deps: SenderDeps): Promise<boolean> {
  const range = { lte: deps.realClock.now() };
  return (
    (await deps.deliveries.find({ index: 'due', eq: { status: 'pending' }, range, limit: 1 })).items.length >
    0
  );
}

/** What an earlier sender had in flight is due at once: nobody else sends while this one holds the lease. */
async function releaseClaims(deps: SenderDeps): Promise<void> {
  const now = deps.realClock.now();
  let after: string | undefined;
  do {
    const page = await deps.deliveries.find({
      index: 'due',
      eq: { status: 'pending' },
      range: { gt: now },
      limit: 200,
      ...(after ? { after } : {}),
    });
    for (const delivery of page.items.filter((item) => item.leaseId !== '')) {
      await updateDelivery(deps.deliveries, delivery._id, (current) =>
        current.leaseId === '' ? null : { leaseId: '', dueAt: now },
      );
    }
    after = page.next;
  } while (after);
}
