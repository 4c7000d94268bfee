import { afterEach, describe, expect, it } from '@jest/globals';
import {
  createSenderLease,
  isSending,
  type SenderLease,
} from '../../../../src/deliveries/sending/sender-lease.ts';
import { AppError } from '../../../../src/kernel/errors.ts';
import { openRepos } from '../../../../src/product/repos.ts';
import type { Mark } from '../../../../src/storage/mark.ts';
import type { Repo } from '../../../../src/storage/store.ts';
import { createFixedClock } from '../../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../../helpers/memory-store.ts';

const START = Date.parse('2026-11-24T05:00:00Z');
/** No renewal but those that `hold` makes itself. */
const NEVER = 2 ** 31 - 1;

const opened: SenderLease[] = [];

afterEach(async () => {
  for (const lease of opened.splice(0)) await lease.release();
});

function world() {
  const { marks } = openRepos(openMemoryStore());
  const realClock = createFixedClock(new Date(START).toISOString());
  const taken: string[] = [];
  const lease = (owner: string, options: { takeOver?: boolean; beatMs?: number; aheadMs?: number } = {}) => {
    const { takeOver = false, beatMs = NEVER, aheadMs = 0 } = options;
    const onTaken = async () => {
      taken.push(owner);
    };
    const clock = { ...realClock, now: () => realClock.now() + aheadMs };
    const created = createSenderLease({ marks, realClock: clock }, { owner, takeOver, onTaken, beatMs });
    opened.push(created);
    return created;
  };
  const at = (seconds: number) => realClock.set(new Date(START + seconds * 1_000).toISOString());
  return { lease, taken, realClock, marks, at };
}

/** Waits until the lease was written anew. */
async function renewal(marks: Repo<Mark>): Promise<void> {
  const version = (await marks.get('sender-lease'))?.version;
  while ((await marks.get('sender-lease'))?.version === version) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

describe('the sender’s lease', () => {
  it('is held by one process, and free for another when it was given back or has run out', async () => {
    const { lease, at } = world();
    const [first, second] = [lease('first'), lease('second')];

    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
    await first.release();
    expect([await second.hold(), await first.hold()]).toEqual([true, false]);
    at(60);
    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
  });

  it('goes over within ten seconds once its holder is dead, and what it had claimed is let go', async () => {
    const { lease, at, taken } = world();
    const [dead, next] = [lease('dead'), lease('next')];
    await dead.hold();

    // The next one looks once a second, and looked last right before the lease was renewed last.
    const outcomes: boolean[] = [];
    for (let second = 0.999; second <= 10; second += 1) {
      at(second);
      outcomes.push(await next.hold());
    }

    expect(outcomes.at(-1)).toBe(true);
    expect(outcomes.indexOf(true)).toBeGreaterThanOrEqual(6);
    expect(taken).toEqual(['dead', 'next']);
    expect(await dead.hold()).toBe(false);
  });

  it('stays with a holder that renews it in the background, however long its round takes', async () => {
    const { lease, at, marks } = world();
    const [first, second] = [lease('first', { beatMs: 1 }), lease('second')];
    await first.hold();

    for (let seconds = 3; seconds <= 60; seconds += 3) {
      at(seconds);
      await renewal(marks);
      expect(await second.hold()).toBe(false);
    }

    expect(await first.hold()).toBe(true);
  });

  it('stays with its holder whatever other clocks show', async () => {
    const { lease, at } = world();
    const first = lease('first', { beatMs: 0 });
    const ahead = lease('ahead', { aheadMs: 3_600_000 });

    for (let seconds = 0; seconds <= 30; seconds += 3) {
      at(seconds);
      expect(await first.hold()).toBe(true);
      expect(await ahead.hold()).toBe(false);
    }
  });

  it('is not trusted any more once another process has taken it over', async () => {
    const { lease, taken } = world();
    const [first, second] = [lease('first', { takeOver: true }), lease('second', { takeOver: true })];

    expect(await first.hold()).toBe(true);
    expect(await second.hold()).toBe(true);

    expect([await first.hold(), await second.hold()]).toEqual([false, true]);
    expect(taken).toEqual(['first', 'second']);
  });

  it('lets go what a dead sender had claimed before anything is sent, whatever it takes', async () => {
    const { marks, realClock } = world();
    let tries = 0;
    const lease = createSenderLease(
      { marks, realClock },
      {
        owner: 'one',
        takeOver: false,
        onTaken: async () => {
          tries += 1;
          if (tries === 1) throw new AppError('STORE_SILENT');
        },
      },
    );
    opened.push(lease);

    await expect(lease.hold()).rejects.toMatchObject({ code: 'STORE_SILENT' });
    expect([await lease.hold(), await lease.hold()]).toEqual([true, true]);
    expect(tries).toBe(2);
  });

  it('lets it go as well when the answer to the taking was lost', async () => {
    const { marks, realClock } = world();
    let taken = 0;
    let isLost = true;
    const insert: Repo<Mark>['insert'] = async (doc) => {
      const saved = await marks.insert(doc);
      if (isLost) throw new AppError('STORE_SILENT');
      return saved;
    };
    const onTaken = async () => {
      taken += 1;
    };
    const deps = { marks: { ...marks, insert }, realClock };
    const next = createSenderLease(deps, { owner: 'next', takeOver: false, onTaken });
    opened.push(next);

    await expect(next.hold()).rejects.toMatchObject({ code: 'STORE_SILENT' });
    isLost = false;

    expect([await next.hold(), taken]).toEqual([true, 1]);
  });

  it('is not given back to a store that does not answer, and nobody waits for it', async () => {
    const { marks, realClock } = world();
    const silent = { ...marks, get: async () => Promise.reject(new AppError('STORE_SILENT')) };
    const options = { owner: 'one', takeOver: false, onTaken: async () => {} };

    await expect(createSenderLease({ marks: silent, realClock }, options).release()).resolves.toBeUndefined();
  });

  it('tells whether a bot is running', async () => {
    const { lease, marks, realClock, at } = world();
    const first = lease('first');

    expect(await isSending({ marks, realClock })).toBe(false);
    await first.hold();
    expect(await isSending({ marks, realClock })).toBe(true);
    at(10);
    expect(await isSending({ marks, realClock })).toBe(false);
    at(0);
    await first.release();
    expect(await isSending({ marks, realClock })).toBe(false);
  });
});
