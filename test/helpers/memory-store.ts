import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/storage/store.ts';

/** The embedded store without a file: real behaviour, gone with the test. */
export function openMemoryStore(): Store {
  return openSqliteStore(':memory:');
}
