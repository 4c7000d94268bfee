import { beforeAll, describe, expect, it } from '@jest/globals';
import { createFixedClock } from '../helpers/fixed-clock.ts';
import { FAULTS, type FaultName } from '../helpers/flaky-service.ts';
import { type DeliveryReport, runDeliveries } from '../helpers/run-deliveries.ts';
import { START } from '../helpers/send-desk.ts';

const MESSAGES = 250;
const NAMES = Object.keys(FAULTS) as FaultName[];
/** Time goes on by whole steps once nothing is under way: no figure depends on the machine. */
const STEP_MS = 5_000;

let report: DeliveryReport;

beforeAll(async () => {
  const realClock = createFixedClock(START);
  report = await runDeliveries({
    count: MESSAGES,
    recipients: 80,
    seed: 7,
    share: 0.3,
    faults: NAMES,
    realClock,
    answerWithinMs: 1_000,
    pass: async (bot) => {
      await bot.drain();
      const { items } = await bot.product.deliveries.find({
        index: 'due',
        eq: { status: 'pending' },
        limit: 1,
      });
      const [next] = items;
      if (next) realClock.advance(Math.max(STEP_MS, next.dueAt - realClock.now()));
      return next !== undefined;
    },
  });
}, 180_000);

describe('messages through a service that fails three calls of ten in every way', () => {
  it('arrive all', () => {
    expect(report).toMatchObject({ missing: [], arrived: MESSAGES });
    expect(NAMES.filter((name) => !report.failed.has(name))).toEqual([]);
  });

  it('are sent again only where the service did not confirm that it took them', () => {
    expect(report.repeated).toEqual([]);
    expect(report.unavoidable).toBeGreaterThan(0);
    expect(report.unavoidable).toBeLessThanOrEqual(report.failed.get('taken, then failed') ?? 0);
  });
});
