import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

/**
 * A view of the store that stands still while it is exported: a copy of the embedded file. MongoDB has no
 * copy of its own, so there the store itself is given and the bot should be stopped for the time.
 */
export async function withSnapshot<R>(store: Store, work: (snapshot: Store) => Promise<R>): Promise<R> {
  if (!store.backup) return work(store);
  const folder = await mkdtemp(join(tmpdir(), 'vip-desk-'));
  try {
    const dataFile = join(folder, 'snapshot.db');
    await store.backup(dataFile);
    const snapshot = await openStore({ dataFile });
    try {
      return await work(snapshot);
    } finally {
      await snapshot.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
