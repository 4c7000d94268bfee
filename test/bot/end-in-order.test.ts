import { describe, expect, it } from '@jest/globals';
import { endInOrder, type Part } from '../../bot/end-in-order.ts';
import { createLogger } from '../../src/kernel/logger.ts';

const log = createLogger('silent');

function part(name: Part['name'], end: () => Promise<void>): Part {
  return { name, withinMs: 10, end };
}

describe('endInOrder', () => {
  it('ends one after the other', async () => {
    const said: string[] = [];
    const names = ['scheduler', 'bot', 'store'] as const;
    const parts = names.map((name) => part(name, async () => void said.push(name)));

    expect(await endInOrder(parts, log)).toEqual([]);
    expect(said).toEqual(['scheduler', 'bot', 'store']);
  });

  it('goes on to the next when one hangs or fails, and names both', async () => {
    let isClosed = false;
    const parts = [
      part('scheduler', () => new Promise(() => {})),
      part('bot', () => Promise.reject(new Error('no'))),
      part('store', async () => {
        isClosed = true;
      }),
    ];

    expect(await endInOrder(parts, log)).toEqual(['scheduler', 'bot']);
    expect(isClosed).toBe(true);
  });
});
