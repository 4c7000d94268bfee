import { createHash } from 'node:crypto';
import type { ConnectorRequest, Failure } from './fake-connector.ts';

/** Outcome of a call: the message was refused, taken and confirmed, or taken and not confirmed. */
export type Taking = 'refused' | 'taken' | 'unconfirmed';

export interface Fault {
  taking: Taking;
  /** `now` is real epoch ms. */
  failure(now: number): Failure;
}

const refused = (failure: Failure): Fault => ({ taking: 'refused', failure: () => failure });
const taken = (failure: Failure): Fault => ({
  taking: 'taken',
  failure: () => ({ ...failure, afterwards: true }),
});
const unconfirmed = (failure: Failure): Fault => ({
  taking: 'unconfirmed',
  failure: () => ({ ...failure, afterwards: true }),
});
const HTML = '<!DOCTYPE html><title>Bad gateway</title>';

/** Ways in which the Bot Connector fails, by what they are told as; each group is as likely as another. */
export const FAULTS = {
  'status 429': [refused({ status: 429 })],
  'status 429 with Retry-After': [
    refused({ status: 429, retryAfter: '2' }),
    {
      taking: 'refused',
      failure: (now) => ({ status: 429, retryAfter: new Date(now + 3_000).toUTCString() }),
    },
  ],
  'status 412': [refused({ status: 412 })],
  'status 500': [refused({ status: 500 }), refused({ status: 500, body: HTML, contentType: 'text/html' })],
  'status 502': [refused({ status: 502 }), refused({ status: 502, body: HTML, contentType: 'text/html' })],
  'status 503': [refused({ status: 503 }), refused({ status: 503, retryAfter: '1' })],
  'connection reset': [refused({ drop: true })],
  'no answer': [refused({ hang: true })],
  'success without an id': [
    taken({ status: 200, body: '' }),
    taken({ status: 201, body: '{}' }),
    taken({ status: 202, body: 'null' }),
    taken({ status: 200, body: HTML, contentType: 'text/html' }),
    taken({ status: 201, body: '{"id":"mess' }),
    taken({ status: 201, body: '{"id":"mess', midway: 'drop' }),
    taken({ status: 200, body: '{"id"', midway: 'hang' }),
  ],
  'taken, then failed': [
    ...[500, 502, 503].map((status) => unconfirmed({ status })),
    unconfirmed({ drop: true }),
    unconfirmed({ hang: true }),
  ],
} satisfies Record<string, Fault[]>;

export type FaultName = keyof typeof FAULTS;

export interface FlakyService {
  /** For `FakeConnector.failBy`. */
  choose(request: ConnectorRequest): Failure | undefined;
  calls(): number;
  /** Counts calls that failed in each way. */
  failed(): Map<FaultName, number>;
  /** Counts takings of a message. */
  count(id: string, taking: Taking): number;
}

export interface FlakyOptions {
  seed: number;
  /** Share of calls that fail, from 0 to 1. */
  share: number;
  faults: readonly FaultName[];
  idOf(request: ConnectorRequest): string;
  now(): number;
}

/** Fails calls at random, the same for the n-th call about a message whatever the order of calls. */
export function createFlakyService(options: FlakyOptions): FlakyService {
  const tries = new Map<string, number>();
  const takings = new Map<string, number>();
  const failed = new Map<FaultName, number>();
  const add = <K>(counts: Map<K, number>, key: K) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  let calls = 0;

  function choose(request: ConnectorRequest): Failure | undefined {
    calls += 1;
    const id = options.idOf(request);
    const nth = add(tries, id);
    const [fails, which, variant] = draw(`${options.seed}:${id}:${nth}`);
    const name = options.faults[Math.floor(which * options.faults.length)];
    if (!name || fails >= options.share) {
      add(takings, `taken ${id}`);
      return undefined;
    }
    add(failed, name);
    const variants: readonly Fault[] = FAULTS[name];
    const fault = variants[Math.floor(variant * variants.length)];
    add(takings, `${fault?.taking} ${id}`);
    return fault?.failure(options.now());
  }

  return {
    choose,
    calls: () => calls,
    failed: () => failed,
    count: (id, taking) => takings.get(`${taking} ${id}`) ?? 0,
  };
}

/** Three numbers from 0 up to 1 that belong to the key. */
function draw(key: string): [number, number, number] {
  const bytes = createHash('sha256').update(key).digest();
  const at = (offset: number) => bytes.readUInt32BE(offset) / 2 ** 32;
  return [at(0), at(4), at(8)];
}
