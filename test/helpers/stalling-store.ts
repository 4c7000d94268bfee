import type { Store } from '../../src/storage/store.ts';
import { watchWrites } from './watched-writes.ts';

/** A store whose process stands still before its n-th write until others have done what they do, and goes on then. */
export interface StallingStore extends Store {
  /** True once so much is written. */
  stalled(): boolean;
}

export function createStallingStore(
  store: Store,
  stallsBeforeWrite: number,
  meanwhile: () => Promise<void>,
): StallingStore {
  let stalled = false;
  const watched = watchWrites(store, async (write) => {
    if (write !== stallsBeforeWrite) return;
    stalled = true;
    await meanwhile();
  });
  return { ...watched, stalled: () => stalled };
}
