import type { Clock } from '../clock.ts';
import type { Mark } from '../storage/mark.ts';
import { Conflict, DuplicateKey, type Repo } from '../storage/store.ts';

export interface SenderLease {
  /** True while this process is the one that sends; renews itself. */
  hold(): Promise<boolean>;
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
  /** Called before the first send of a new holder. */
  onTaken(): Promise<void>;
}

interface LeaseValue {
  owner: string;
  until: number;
}

const LEASE_ID = 'sender-lease';
const LEASE_MS = 30_000;

/**
 * One sender at a time, however many processes run; the others stand by. The store is asked each time: another
 * process may have taken the lease over since.
 */
export function createSenderLease(deps: SenderLeaseDeps, options: SenderLeaseOptions): SenderLease {
  /** Only what an earlier process left is taken over, so only once. */
  let mayTakeOver = options.takeOver;

  async function hold(): Promise<boolean> {
    const now = deps.realClock.now();
    const doc = await deps.marks.get(LEASE_ID);
    const lease = doc?.value as LeaseValue | undefined;
    const mine = lease?.owner === options.owner;
    if (mine && lease.until - now > LEASE_MS / 2) return true;
    const free = !lease || mine || lease.until <= now || mayTakeOver;
    if (!free || !(await write(doc, now + LEASE_MS))) return false;
    mayTakeOver = false;
    if (!mine) await options.onTaken();
    return true;
  }

  async function write(doc: Mark | null, until: number): Promise<boolean> {
    const value: LeaseValue = { owner: options.owner, until };
    try {
      if (doc) await deps.marks.replace({ ...doc, value });
      else await deps.marks.insert({ _id: LEASE_ID, value });
      return true;
    } catch (error) {
      if (error instanceof Conflict || error instanceof DuplicateKey) return false;
      throw error;
    }
  }

  async function release(): Promise<void> {
    const doc = await deps.marks.get(LEASE_ID);
    if (doc && (doc.value as LeaseValue).owner === options.owner) await write(doc, 0);
  }

  return { hold, release };
}
