import { describe, expect, it } from '@jest/globals';
import { createPauses } from '../../../../src/deliveries/sending/pauses.ts';

const AT = 1_000_000;
const MINUTE_MS = 60_000;

describe('createPauses', () => {
  it('says when the next pause ends, whoever it is of, and nothing of those that are over', () => {
    const pauses = createPauses();
    expect(pauses.nextEnd(AT)).toBeNull();
    pauses.pauseRecipient('anna', AT + 100);
    pauses.pauseRecipient('boris', AT + 300);
    pauses.pauseEverybody(AT + 700);

    expect([AT, AT + 100, AT + 299, AT + 300, AT + 700].map(pauses.nextEnd)).toEqual([
      100,
      200,
      1,
      400,
      null,
    ]);
  });

  it('never makes a pause shorter', () => {
    const pauses = createPauses();
    pauses.pauseRecipient('anna', AT + 300);
    pauses.pauseRecipient('anna', AT + 100);

    expect(pauses.ofRecipient('anna', AT + 200)).toBe(100);
    expect(pauses.ofRecipient('boris', AT)).toBe(0);
  });

  it('leaves a service alone after 429 to three people in a row, not when it took a message in between', () => {
    const pauses = createPauses();
    const throttle = (recipient: string) =>
      pauses.noteThrottled('service', { recipient, at: AT, askedMs: 5_000 });
    throttle('anna');
    throttle('boris');
    pauses.noteTaken('service');
    throttle('vera');
    expect(pauses.ofService('service', AT)).toBe(0);

    throttle('anna');
    throttle('boris');
    expect(pauses.ofService('service', AT)).toBe(5_000);
    expect(pauses.ofService('another', AT)).toBe(0);
  });

  it('leaves everybody alone once two people were refused, longer each time, a quarter of an hour at most', () => {
    const pauses = createPauses();
    expect(pauses.noteRefused('anna', AT, 0.5)).toBe(true);
    expect([pauses.ofEverybody(AT), pauses.isRefused()]).toEqual([0, true]);

    let now = AT;
    const waits: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      expect(pauses.noteRefused('boris', now, 0.5)).toBe(false);
      // Those that were under way with it change nothing.
      pauses.noteRefused('vera', now, 0.5);
      waits.push(pauses.ofEverybody(now));
      now += pauses.ofEverybody(now);
    }
    expect(waits.slice(0, 3)).toEqual([3_750, 7_500, 15_000]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15 * MINUTE_MS);

    expect(pauses.noteTaken('service')).toBe(true);
    expect([pauses.ofEverybody(now), pauses.isRefused()]).toEqual([0, false]);
    expect(pauses.noteTaken('service')).toBe(false);
  });

  it('leaves everybody alone at once for want of a token', () => {
    const pauses = createPauses();
    pauses.noteRefused(null, AT, 0.5);

    expect(pauses.ofEverybody(AT)).toBe(3_750);
  });
});
