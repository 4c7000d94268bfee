import type { Clock } from '../../kernel/clock.ts';
import { asAppError } from '../../kernel/errors.ts';
import type { Mark } from '../../storage/mark.ts';
import { Conflict, DuplicateKey, type Repo } from '../../storage/store.ts';

export interface SenderLease {
  /** True while this process is the one that sends. Once held it is renewed in the background, until given back. */
  hold(): Promise<boolean>;
  /** A store that does not answer is not waited for: the lease runs out then. */
  release(): Promise<void>;
}

export interface SenderLeaseDeps {
  marks: Repo<Mark>;
  realClock: Clock;
}

export interface SenderLeaseOptions {
  owner: string;
  /** The only process on this store: whatever lease an earlier one left is void. */
  takeOver: boolean;
  /** Called before the first send of a new holder, again after it has failed. */
  onTaken(): Promise<void>;
  beatMs?: number;
}

interface LeaseValue {
  owner: string;
  /** Epoch ms by the owner's clock; 0 once given back. */
  until: number;
}

const LEASE_ID = 'sender-lease';
/** With a second until it is seen and one until the next look, a dead sender is followed within ten. */
const LEASE_MS = 7_000;
const BEAT_MS = 2_000;

/**
 * One sender at a time, however many processes run; the others stand by. The store is asked each time: another
 * process may have taken the lease over since. It runs out when nobody has renewed it for the time by the clock of
 * whoever looks on, so clocks may differ; a sender that stood still that long has at worst its sends in flight
 * repeated.
 */
export function createSenderLease(deps: SenderLeaseDeps, options: SenderLeaseOptions): SenderLease {
  const { owner, onTaken, beatMs = BEAT_MS } = options;
  const oneAtATime = createQueue();
  /** Only what an earlier process left is taken over, so only once. */
  let mayTakeOver = options.takeOver;
  let renewedAt = Number.NEGATIVE_INFINITY;
  /** Claims of an earlier holder are still to be let go. */
  let isTaken = false;
  let others: { version: number; since: number } | null = null;
  let beat: NodeJS.Timeout | undefined;

  async function hold(): Promise<boolean> {
    if (!(await oneAtATime(keep))) return false;
    if (isTaken) await onTaken();
    isTaken = false;
    return true;
  }

  async function keep(): Promise<boolean> {
    const now = deps.realClock.now();
    const doc = await deps.marks.get(LEASE_ID);
    const isMine = (doc?.value as LeaseValue | undefined)?.owner === owner;
    if (isMine && now - renewedAt < beatMs) return true;
    const mayHold = isMine || isFree(doc, now);
    // Noted first: the answer to the write may get lost.
    if (mayHold && !isMine) isTaken = true;
    if (mayHold && (await writeLease(deps.marks, doc, { owner, until: now + LEASE_MS }))) {
      mayTakeOver = false;
      renewedAt = now;
      beat ??= setInterval(() => void oneAtATime(keep).catch(() => {}), beatMs).unref();
      return true;
    }
    stopBeat();
    return false;
  }

  function isFree(doc: Mark | null, now: number): boolean {
    if (!doc || mayTakeOver || (doc.value as LeaseValue).until === 0) return true;
    if (others?.version !== doc.version) others = { version: doc.version, since: now };
    return now - others.since >= LEASE_MS;
  }

  function stopBeat(): void {
    clearInterval(beat);
    beat = undefined;
  }

  async function giveBack(): Promise<void> {
    stopBeat();
    try {
      const doc = await deps.marks.get(LEASE_ID);
      if (doc && (doc.value as LeaseValue).owner === owner)
        await writeLease(deps.marks, doc, { owner, until: 0 });
    } catch (error) {
      if (asAppError(error).code !== 'STORE_SILENT') throw error;
    }
  }

  return { hold, release: () => oneAtATime(giveBack) };
}

/** True while some process sends: a bot is running on this store, or died a few seconds ago. */
export async function isSending({ marks, realClock }: SenderLeaseDeps): Promise<boolean> {
  const lease = (await marks.get(LEASE_ID))?.value as LeaseValue | undefined;
  return lease !== undefined && lease.until > realClock.now();
}

/** False when another process was first. */
async function writeLease(marks: Repo<Mark>, doc: Mark | null, value: LeaseValue): Promise<boolean> {
  try {
    if (doc) await marks.replace({ ...doc, value });
    else await marks.insert({ _id: LEASE_ID, value });
    return true;
  } catch (error) {
    if (error instanceof Conflict || error instanceof DuplicateKey) return false;
    throw error;
  }
}

/** Each begins when the one before has ended, however it ended. */
function createQueue(): <R>(work: () => Promise<R>) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
