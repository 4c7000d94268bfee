import { describe, expect, it } from '@jest/globals';
import { createQueue } from '../../../src/kernel/queue.ts';

describe('a queue', () => {
  it('does one thing after another, whatever becomes of each', async () => {
    const queue = createQueue(5);
    const first = Promise.withResolvers<string>();
    const seen: string[] = [];

    const one = queue.run(() => {
      seen.push('one');
      return first.promise;
    });
    const two = queue.run(async () => {
      seen.push('two');
      return 'two';
    });
    await Promise.resolve();
    expect(seen).toEqual(['one']);
    first.reject(new Error('broken'));

    await expect(one).rejects.toThrow('broken');
    await expect(two).resolves.toBe('two');
  });

  it('refuses more than may wait, and takes them again later', async () => {
    const queue = createQueue(1);
    const first = Promise.withResolvers<void>();
    const running = [queue.run(() => first.promise), queue.run(async () => {})];

    await expect(queue.run(async () => {})).rejects.toMatchObject({ code: 'BUSY' });
    first.resolve();
    await Promise.all(running);

    await expect(queue.run(async () => 'again')).resolves.toBe('again');
  });
});
