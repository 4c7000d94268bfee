import { describe, expect, it } from '@jest/globals';
import { runDue } from '../../../src/jobs/run-due.ts';
import type { Product } from '../../../src/product/product.ts';
import { gatherDigests } from '../../../src/reminders/digests/gather-digests.ts';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.ts';
import type { Store } from '../../../src/storage/store.ts';
import { startMongoDouble } from '../../contracts/mongo-double/start-mongo-double.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';
import {
  both,
  MODES,
  onceEach,
  openToldWorld,
  prepareGreeted,
  type ToldWorld,
} from '../../helpers/told-world.ts';

/** Nine in Barnaul, on the eve of the birthdays. */
const NINE = '2026-10-15T02:00:00Z';

/** The process dies before its n-th write of what it does at nine, and the next one takes over. */
async function die(
  world: ToldWorld,
  store: Store,
  { write, sent }: { write: number; sent: boolean },
  work: (app: Product) => Promise<unknown>,
): Promise<{ told: Record<string, number>; died: boolean }> {
  const mortal = createMortalStore(store, write);
  await work(await world.start(mortal)).catch(() => {});
  const next = await world.start();
  if (sent) await world.post(next);
  for (let pass = 0; pass < 2; pass += 1) {
    world.clock.advance(60_000);
    await next.relay.sweep();
    await runDue(next);
    await world.post(next);
  }
  return { told: world.told(), died: mortal.writes() >= write };
}

/** For so many reminders each: every write of the hour is once the one before which the process dies. */
export function describeDigestDeaths(counts: number[]): void {
  describe.each(both(counts))(
    '%i reminders of one hour (%s) are told once each wherever a process died',
    (count, kind) => {
      it.each([true, false])(
        'in a pass on SQLite, messages sent before the restart: %s',
        async (sent) => {
          const documents = await prepareGreeted(count, MODES[kind]);
          for (let write = 1; ; write += 1) {
            const store = openMemoryStore();
            const world = await openToldWorld(store, documents, NINE);
            const { told, died } = await die(world, store, { write, sent }, runDue);
            expect({ write, told }).toEqual({ write, told: onceEach(count) });
            if (!died) return;
          }
        },
        180_000,
      );

      it('in a gathering on MongoDB', async () => {
        const documents = await prepareGreeted(count, { heldAt: NINE, ...MODES[kind] });
        for (let write = 1; ; write += 1) {
          const double = await startMongoDouble();
          const store = await openMongoStore(double.uri);
          const world = await openToldWorld(store, documents, NINE);
          const { told, died } = await die(world, store, { write, sent: true }, gatherDigests);
          await store.close();
          await double.close();
          expect({ write, told }).toEqual({ write, told: onceEach(count) });
          if (!died) return;
        }
      }, 180_000);
    },
  );
}
