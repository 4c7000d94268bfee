import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, type ErrorCode } from '../kernel/errors.ts';
import { openStore } from '../product/open-store.ts';
import type { Store } from '../storage/store.ts';

/**
 * A view of the store that stands still while it is exported: MongoDB's snapshot, or a copy of the embedded file.
 * Throws NO_SNAPSHOT, SNAPSHOT_ROOM.
 */
export async function withSnapshot<R>(store: Store, work: (snapshot: Store) => Promise<R>): Promise<R> {
  if (store.snapshot) return withOpen(await store.snapshot(), work);
  if (!store.backup) return work(store);
  const folder = await mkdtemp(join(tmpdir(), 'vip-desk-'));
  try {
    const dataFile = join(folder, 'snapshot.db');
    await store.backup(dataFile).catch((error: unknown) => {
      throw asRoomFailure(error);
    });
    return await withOpen(await openStore({ dataFile }), work);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ROOM: ErrorCode[] = ['STORE_FULL', 'STORE_DISK'];

/** Nothing is wrong with the store, which is what its own sentence would say. */
function asRoomFailure(error: unknown): unknown {
  if (!(error instanceof AppError) || !ROOM.includes(error.code)) return error;
  return new AppError('SNAPSHOT_ROOM', { details: { folder: tmpdir() }, cause: error });
}

async function withOpen<R>(snapshot: Store, work: (snapshot: Store) => Promise<R>): Promise<R> {
  try {
    return await work(snapshot);
  } finally {
    await snapshot.close();
  }
}
