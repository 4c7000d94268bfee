import { describe, expect, it } from '@jest/globals';

/** Each way to fail, and one that does not. */
describe('a test', () => {
  it('fails', () => {
    expect(1).toBe(2);
  });

  it('hangs', () => new Promise<void>(() => {}), 50);

  it('rejects beside', async () => {
    void Promise.reject(new Error('rejected beside'));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('throws beside', async () => {
    await new Promise((resolve) => {
      setTimeout(() => {
        setTimeout(resolve, 20);
        throw new Error('thrown beside');
      });
    });
  });

  it('asserts nothing', () => {
    expect.assertions(1);
  });

  it.each([1, 2])('passes once of two: %i', (n) => {
    expect(n).toBe(1);
  });
});
