import type { Store } from '../../src/storage/store.ts';
import { watchWrites } from './watched-writes.ts';

/** A store whose process dies before its n-th write, and never writes again. */
export interface MortalStore extends Store {
  writes(): number;
}

export function createMortalStore(store: Store, diesBeforeWrite: number): MortalStore {
  let count = 0;
  const watched = watchWrites(store, (write) => {
    count = write;
    if (count >= diesBeforeWrite) throw new Error('the process is dead');
  });
  return { ...watched, writes: () => count };
}
