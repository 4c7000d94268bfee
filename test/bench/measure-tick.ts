import { createLogger } from '../../src/kernel/logger.ts';
import { createProduct } from '../../src/product/create-product.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { createFixedClock } from '../helpers/fixed-clock.ts';
import { NOW } from './seed-many.ts';

const TIMES = 500;

/** The median of many ticks at a moment when nothing is due, milliseconds. */
export async function measureTick(file: string): Promise<number> {
  const store = openSqliteStore(file);
  const clock = createFixedClock(NOW);
  const product = await createProduct({ store, clock, realClock: clock, log: createLogger('silent') });
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const from = performance.now();
    const { clocks } = await tick(product);
    times.push(performance.now() - from);
    if (clocks > 0) throw new Error('something was due');
  }
  await store.close();
  return times.sort((a, b) => a - b)[TIMES / 2] ?? 0;
}
