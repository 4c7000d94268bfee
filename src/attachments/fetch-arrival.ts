import { createHash } from 'node:crypto';
import type { FileArrival, FileOutcome, SentFile } from '../files/file-arrival.ts';
import { type ReceiveFileDeps, receiveFile } from '../files/receive-file.ts';
import { asAppError } from '../kernel/errors.ts';
import { Conflict, DuplicateKey, type Repo } from '../storage/store.ts';
import { dropFile } from './drop-file.ts';

export interface FetchArrivalDeps extends ReceiveFileDeps {
  fileArrivals: Repo<FileArrival>;
  realClock: { now(): number };
}

/** Longer than one file may take to fetch. */
export const CLAIM_MS = 2 * 60_000;

/** Notes what a message brought; null when it was noted before. `key` is the same however often Teams sends it. */
export async function beginArrival(
  deps: FetchArrivalDeps,
  { actor, key, sent }: { actor: string; key: string; sent: SentFile[] },
): Promise<FileArrival | null> {
  try {
    return await deps.fileArrivals.insert({
      _id: createHash('sha256').update(`${actor}|${key}`).digest('hex').slice(0, 32),
      person: actor,
      at: new Date(deps.clock.now()).toISOString(),
      sent,
      outcomes: [],
      attempt: 1,
      status: 'fetching',
      claimedUntil: deps.realClock.now() + CLAIM_MS,
    });
  } catch (error) {
    if (error instanceof DuplicateKey) return null;
    throw error;
  }
}

/** Null once it has been forgotten. */
export async function findArrival(
  deps: Pick<FetchArrivalDeps, 'fileArrivals'>,
  id: string,
): Promise<FileArrival | null> {
  return deps.fileArrivals.get(id);
}

/** Takes it over from a process that has died; null when another one was first. */
export async function claimArrival(
  deps: FetchArrivalDeps,
  arrival: FileArrival,
): Promise<FileArrival | null> {
  const claimedUntil = deps.realClock.now() + CLAIM_MS;
  return replace(deps, { ...arrival, attempt: arrival.attempt + 1, claimedUntil });
}

/** Fetches what is left of it; null when another process has taken it over meanwhile. */
export async function fetchArrival(
  deps: FetchArrivalDeps,
  arrival: FileArrival,
): Promise<FileArrival | null> {
  let current = arrival;
  while (current.outcomes.length < current.sent.length) {
    const outcome = await fetchNext(deps, current);
    const outcomes = [...current.outcomes, outcome];
    const claimedUntil = deps.realClock.now() + CLAIM_MS;
    const noted = await replace(deps, { ...current, outcomes, claimedUntil });
    if (!noted) {
      await dropUnnoted(deps, outcome);
      return null;
    }
    current = noted;
  }
  return current;
}

/** Ends an arrival whose sender was asked, or will be: its links are of no more use. */
export async function endArrival(deps: FetchArrivalDeps, arrival: FileArrival): Promise<void> {
  const sent = arrival.sent.map((file) => ({ ...file, downloadUrl: '' }));
  await replace(deps, { ...arrival, sent, status: 'done', claimedUntil: 0 });
}

/** Each attempt keeps what it fetches under ids of its own: a process that wakes again spoils nothing of another's. */
async function fetchNext(deps: FetchArrivalDeps, arrival: FileArrival): Promise<FileOutcome> {
  const n = arrival.outcomes.length;
  const sent = arrival.sent[n];
  if (!sent) throw new TypeError(`arrival ${arrival._id} has no file ${n}`);
  const key = `${arrival._id}|${n}|${arrival.attempt}`;
  try {
    const file = await receiveFile(deps, { actor: arrival.person, key, ...sent });
    if (!file) throw new TypeError(`arrival ${arrival._id} has fetched file ${n} before`);
    return { file: file._id };
  } catch (thrown) {
    const { code, details } = asAppError(thrown);
    // A store that fails keeps nothing of this either: the next process tries again.
    if (code === 'INTERNAL' || code.startsWith('STORE_')) throw thrown;
    return { failed: code, details };
  }
}

async function dropUnnoted(deps: FetchArrivalDeps, outcome: FileOutcome): Promise<void> {
  const file = 'file' in outcome ? await deps.files.get(outcome.file) : null;
  if (file) await dropFile(deps, file);
}

async function replace(deps: FetchArrivalDeps, arrival: FileArrival): Promise<FileArrival | null> {
  try {
    return await deps.fileArrivals.replace(arrival);
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}
