import { describe, expect, it } from '@jest/globals';
import { runDue } from '../../../src/jobs/run-due.ts';
import { endCopy, noteRestored } from '../../../src/storage/restore-marks.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { openToldWorld, prepareGreeted } from '../../helpers/told-world.ts';

const COPY = { exportedAt: '2026-10-14T03:00:00.000Z', sha256: 'x' };

describe('three weeks without sending', () => {
  it('bring no more than three weeks without a bot', async () => {
    const told = await Promise.all([pause(false), pause(true)]);

    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.length).toBeLessThanOrEqual(2);
  });

  /** Two clients with a birthday on 16 October; from the 10th on nothing goes out, or no bot runs. */
  async function pause(runs: boolean): Promise<string[][]> {
    const paused = openMemoryStore();
    const world = await openToldWorld(paused, await prepareGreeted(2), '2026-10-14T04:00:00Z');
    await noteRestored(paused, COPY);
    if (runs) {
      const app = await world.start();
      for (let hour = 0; hour < 21 * 24; hour += 1) {
        await runDue(app);
        await world.post(app);
        world.clock.advance(3_600_000);
      }
      expect(world.messages).toEqual([]);
    }
    await endCopy(paused);
    world.clock.set('2026-11-04T05:00:00Z');
    const app = await world.start();
    await runDue(app);
    await world.post(app);
    await paused.close();
    return world.messages.map(({ matters }) => matters);
  }
});
