import type { Mark } from '../storage/mark.ts';
import type { Repo } from '../storage/store.ts';
import { createAlarm } from './alarm.ts';
import { claimDelivery, hasDueDelivery, releaseClaims } from './claim-deliveries.ts';
import { createRateLimits } from './rate-limits.ts';
import { createRecipientQueues } from './recipient-queues.ts';
import { type SendDeliveryDeps, sendDelivery } from './send-delivery.ts';
import { createSenderLease } from './sender-lease.ts';

export interface Sender {
  start(): void;
  /** Sends everything that is due now and waits for it. */
  flush(): Promise<void>;
  /** Finishes what is in flight, gives the lease back and sends no more. */
  stop(): Promise<void>;
}

export interface SenderDeps extends Omit<SendDeliveryDeps, 'limits' | 'pauses'> {
  marks: Repo<Mark>;
  newId(): string;
}

export interface SenderOptions {
  /** True for the embedded store, which no other process shares. */
  takeOver: boolean;
}

/** Another process, or a retry of another process, may have left something due. */
const POLL_MS = 1_000;
const MOST_IN_FLIGHT = 16;

/** Takes what is due, one recipient's messages in order, several recipients at once. Real time only. */
export function createSender(deps: SenderDeps, options: SenderOptions): Sender {
  const owner = deps.newId();
  const sending: SendDeliveryDeps = { ...deps, limits: createRateLimits(), pauses: new Map() };
  const onTaken = () => releaseClaims(deps);
  const lease = createSenderLease(deps, { owner, takeOver: options.takeOver, onTaken });
  const onError = (error: unknown) => deps.log.error({ err: error }, 'sender');
  const queues = createRecipientQueues({ onError, onDone: () => wakeIn(0) });
  const alarm = createAlarm(deps.realClock, () => {
    pump().catch(onError);
    wakeIn(POLL_MS);
  });
  let stopListening: (() => void) | null = null;
  let pumping: Promise<void> | null = null;
  let askedAgain = false;
  let stopped = false;

  function wakeIn(ms: number | null): void {
    if (ms !== null && stopListening !== null) alarm.ringIn(ms);
  }

  function pump(): Promise<void> {
    askedAgain = pumping !== null;
    pumping ??= claimAll().finally(() => {
      pumping = null;
    });
    return pumping;
  }

  async function claimAll(): Promise<void> {
    while (!stopped && queues.size() < MOST_IN_FLIGHT && (await lease.hold())) {
      const delivery = await claimDelivery(deps, `${owner}:${deps.newId()}`);
      if (!delivery && !askedAgain) return;
      askedAgain = false;
      if (delivery) queues.add(delivery.recipient, async () => wakeIn(await sendDelivery(sending, delivery)));
    }
  }

  async function flush(): Promise<void> {
    do {
      await pump();
      await queues.settled();
    } while (!stopped && (await hasDueDelivery(deps)) && (await lease.hold()));
  }

  async function stop(): Promise<void> {
    stopped = true;
    stopListening?.();
    alarm.stop();
    await pumping;
    await queues.settled();
    await lease.release();
  }

  function start(): void {
    stopListening = deps.outbox.listen(() => wakeIn(0));
    wakeIn(0);
  }

  return { start, flush, stop };
}
