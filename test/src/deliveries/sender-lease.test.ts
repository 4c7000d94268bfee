import { describe, expect, it } from '@jest/globals';
import { createSenderLease } from '../../../src/deliveries/sender-lease.ts';
import { openRepos } from '../../../src/storage/repos.ts';
import { createFixedClock } from '../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

function world() {
  const { marks } = openRepos(openMemoryStore());
  const realClock = createFixedClock('2026-11-24T05:00:00Z');
  const taken: string[] = [];
  const lease = (owner: string, takeOver = false) =>
    createSenderLease(
      { marks, realClock },
      {
        owner,
        takeOver,
        onTaken: async () => {
          taken.push(owner);
        },
      },
    );
  return { lease, taken, realClock };
}

describe('the sender’s lease', () => {
  it('is held by one process, and free for another when it was given back or has run out', async () => {
    const { lease, realClock } = world();
    const [first, second] = [lease('first'), lease('second')];

    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
    await first.release();
    expect([await second.hold(), await first.hold()]).toEqual([true, false]);
    realClock.set('2026-11-24T05:01:00Z');
    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
  });

  it('is not trusted any more once another process has taken it over', async () => {
    const { lease, taken } = world();
    const [first, second] = [lease('first', true), lease('second', true)];

    expect(await first.hold()).toBe(true);
    expect(await second.hold()).toBe(true);

    expect([await first.hold(), await second.hold()]).toEqual([false, true]);
    expect(taken).toEqual(['first', 'second']);
  });

  it('renews itself while it is held', async () => {
    const { lease, realClock } = world();
    const [first, second] = [lease('first'), lease('second')];
    await first.hold();

    for (const second of ['20', '40', '59']) {
      realClock.set(`2026-11-24T05:00:${second}Z`);
      expect(await first.hold()).toBe(true);
    }

    expect(await second.hold()).toBe(false);
  });
});
