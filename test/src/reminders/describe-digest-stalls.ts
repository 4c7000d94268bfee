import { describe, expect, it } from '@jest/globals';
import { runDue } from '../../../src/jobs/run-due.ts';
import type { Product } from '../../../src/product/product.ts';
import { gatherDigests } from '../../../src/reminders/digests/gather-digests.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { Store } from '../../../src/storage/store.ts';
import { startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';
import { createStallingStore } from '../../helpers/stalling-store.ts';
import {
  addHeld,
  both,
  type Documents,
  MODES,
  onceEach,
  openToldWorld,
  prepareGreeted,
  type ToldWorld,
} from '../../helpers/told-world.ts';

/** Nine in Barnaul, on the eve of the birthdays. */
const NINE = '2026-10-15T02:00:00Z';

type Told = Record<string, number>;

interface Stall {
  store: Store;
  documents: Documents;
  write: number;
  work(app: Product): Promise<unknown>;
  /** Runs in the second process before its own work, while the first stands still. */
  before?(world: ToldWorld, second: Product): Promise<unknown>;
}

/** One process stands still before its n-th write, a second one does everything, and the first goes on. */
async function stall({ store, documents, write, work, before }: Stall): Promise<[Told, boolean]> {
  const world = await openToldWorld(store, documents, NINE);
  const second = await world.start();
  const stalling = createStallingStore(store, write, async () => {
    await before?.(world, second);
    await work(second);
    await world.post(second);
  });
  await work(await world.start(stalling));
  await world.post(second);
  world.clock.advance(60_000);
  await runDue(second);
  await world.post(second);
  return [world.told(), stalling.stalled()];
}

/** For so many reminders each: every write of the first process is once the one before which it stands still. */
export function describeDigestStalls(counts: number[]): void {
  describe.each(both(counts))(
    '%i reminders of one hour (%s), gathered by two processes, are told once each',
    (count, kind) => {
      it('wherever the first stands still in its pass', async () => {
        const documents = await prepareGreeted(count, MODES[kind]);
        for (let write = 1; ; write += 1) {
          const store = openMemoryStore();
          const [told, stalled] = await stall({ store, documents, write, work: runDue });
          expect({ write, told }).toEqual({ write, told: onceEach(count) });
          if (!stalled) return;
        }
      }, 180_000);

      it('when more reminders of the hour come while the first stands still', async () => {
        const documents = await prepareGreeted(count, { heldAt: NINE, ...MODES[kind] });
        for (let write = 1; ; write += 1) {
          const before = async (_: ToldWorld, second: Product) => {
            await addHeld(second, count + 1);
            await addHeld(second, count + 2);
          };
          const store = openMemoryStore();
          const [told, stalled] = await stall({ store, documents, write, work: gatherDigests, before });
          expect({ write, told }).toEqual({ write, told: onceEach(stalled ? count + 2 : count) });
          if (!stalled) return;
        }
      }, 180_000);

      it('when the second dies in the middle of it, too', async () => {
        const documents = await prepareGreeted(count, { heldAt: NINE, ...MODES[kind] });
        for (let write = 1; ; write += 1) {
          for (const death of [2, 3, count + 1]) {
            const store = openMemoryStore();
            const before = async (world: ToldWorld) => {
              await gatherDigests(await world.start(createMortalStore(store, death)));
            };
            const [told, stalled] = await stall({ store, documents, write, work: gatherDigests, before });
            expect({ write, death, told }).toEqual({ write, death, told: onceEach(count) });
            if (!stalled) return;
          }
        }
      }, 180_000);
    },
  );

  it('three reminders of one hour, gathered by two processes on MongoDB, are told once each', async () => {
    const documents = await prepareGreeted(3, { heldAt: NINE });
    for (let write = 1; ; write += 1) {
      const double = await startMongoDouble();
      const store = await openMongoStore(double.uri);
      const [told, stalled] = await stall({ store, documents, write, work: gatherDigests });
      await store.close();
      await double.close();
      expect({ write, told }).toEqual({ write, told: onceEach(3) });
      if (!stalled) return;
    }
  }, 180_000);
}
