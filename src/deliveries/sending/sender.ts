import { within } from '../../kernel/within.ts';
import type { Mark } from '../../storage/mark.ts';
import type { Repo } from '../../storage/store.ts';
import { createAlarm } from '../alarm.ts';
import { type BeginDueDeps, beginDue } from './begin-due.ts';
import { releaseClaims } from './claim-deliveries.ts';
import { createInFlight } from './in-flight.ts';
import { createOutageLog } from './outage-log.ts';
import { createPauses } from './pauses.ts';
import { createRateLimits } from './rate-limits.ts';
import { type SendDeliveryDeps, sendDelivery } from './send-delivery.ts';
import type { SendGate } from './send-gate.ts';
import { createSenderLease } from './sender-lease.ts';

export interface Sender {
  start(): void;
  /** Sends everything that may go out now and waits for it. */
  flush(): Promise<void>;
  /**
   * Gives what is in flight a few seconds, ends it then, gives the lease back and sends no more. What was cut off
   * is sent by the next sender.
   */
  stop(): Promise<void>;
}

export interface SenderDeps extends Omit<SendDeliveryDeps, 'limits' | 'pauses'> {
  marks: Repo<Mark>;
  newId(): string;
  sendGate: SendGate;
  /** Called when a round has ended. */
  onRound?(): void;
}

export interface SenderOptions {
  /** True for the embedded store, which no other process shares. */
  takeOver: boolean;
  /** True where a chat begins with its person; what is owed waits until then. */
  awaitsPeople?: boolean;
  /** Time for which `stop` waits for what is in flight. */
  stopWithinMs?: number;
}

/** Another process, or a retry of another process, may have left something due. */
const POLL_MS = 1_000;
const PLACES = { most: 16, mostWithSlow: 256, slowAfterMs: 2_000 };
const STOP_WITHIN_MS = 4_000;
const CUT_OFF_WITHIN_MS = 1_000;

/** One recipient's messages in order, several recipients at once. Real time only. */
export function createSender(deps: SenderDeps, options: SenderOptions): Sender {
  let stopListening: (() => void) | null = null;
  let stopped = false;
  const work = createWork(deps, {
    takeOver: options.takeOver,
    awaitsPeople: options.awaitsPeople ?? false,
    isStopped: () => stopped,
    onRoom: () => wakeIn(0),
  });
  const { inFlight, lease, pauses } = work;
  const rounds = createRounds(work.round);
  const outage = createOutageLog(deps.log, deps.realClock, 'sender');
  const alarm = createAlarm(deps.realClock, () => {
    rounds
      .run()
      .then(outage.worked, outage.failed)
      .finally(() => wakeIn(Math.min(POLL_MS, pauses.nextEnd(deps.realClock.now()) ?? POLL_MS)));
  });

  function wakeIn(ms: number): void {
    if (stopListening !== null) alarm.ringIn(ms);
  }

  async function flush(): Promise<void> {
    for (let goesOn = true; goesOn; await inFlight.settled()) {
      // Sends in flight keep their recipients' messages out of the round.
      const wasBusy = inFlight.size() > 0;
      goesOn = (await rounds.run()) > 0 || wasBusy;
    }
  }

  async function stop(): Promise<void> {
    stopped = true;
    stopListening?.();
    alarm.stop();
    const through = rounds.settled().then(() => inFlight.settled());
    if (!(await within(options.stopWithinMs ?? STOP_WITHIN_MS, through))) {
      await cutOff(deps, inFlight.size(), through);
    }
    await lease.release();
  }

  function start(): void {
    stopListening = deps.outbox.listen(() => wakeIn(0));
    wakeIn(0);
  }

  return { start, flush, stop };
}

interface WorkOptions extends Pick<SenderOptions, 'takeOver' | 'awaitsPeople'> {
  isStopped(): boolean;
  /** Called when a place in flight is free again. */
  onRoom(): void;
}

/** Parts of a sender, and one look at what is due: returns how many sends it has begun. */
function createWork(deps: SenderDeps, { takeOver, awaitsPeople = false, isStopped, onRoom }: WorkOptions) {
  const owner = deps.newId();
  const pauses = createPauses();
  const lease = createSenderLease(deps, { owner, takeOver, onTaken: () => releaseClaims(deps) });
  const onError = (error: unknown) => deps.log.error({ err: error }, 'sender');
  const inFlight = createInFlight({ ...PLACES, onError, onRoom });
  const sending: SendDeliveryDeps = { ...deps, limits: createRateLimits(), pauses };
  const due: BeginDueDeps = {
    ...deps,
    inFlight,
    pauses,
    newLeaseId: () => `${owner}:${deps.newId()}`,
    send: (claim) => sendDelivery(sending, claim),
    isStopped,
    awaitsPeople,
  };

  async function round(): Promise<number> {
    if (isStopped()) return 0;
    const maySend = (await deps.sendGate.isOpen()) && (await lease.hold());
    const begun = maySend ? await beginDue(due) : 0;
    deps.onRound?.();
    return begun;
  }

  return { inFlight, lease, pauses, round };
}

async function cutOff(deps: SenderDeps, inFlight: number, through: Promise<unknown>): Promise<void> {
  deps.log.warn({ inFlight }, 'messages cut off at the end');
  deps.messenger.end();
  await within(CUT_OFF_WITHIN_MS, through);
}

interface Rounds {
  /** Runs a round after the one under way, if there is one; resolves to what all of them have begun. */
  run(): Promise<number>;
  settled(): Promise<unknown>;
}

/** Rounds never overlap; however often one is asked for meanwhile, one more is enough. */
function createRounds(round: () => Promise<number>): Rounds {
  let running: Promise<number> | null = null;
  let isAsked = false;

  async function runAsked(): Promise<number> {
    let begun = 0;
    while (isAsked) {
      isAsked = false;
      begun += await round();
    }
    return begun;
  }

  return {
    run: () => {
      isAsked = true;
      running ??= runAsked().finally(() => {
        running = null;
      });
      return running;
    },
    settled: () => Promise.allSettled([running]),
  };
}
