import { AppError } from '../../kernel/errors.ts';
import { DuplicateKey, type Store } from '../store.ts';
import { STORE_MARKS } from '../store-version.ts';

const RESTORING_ID = 'restoring';
const COPY_ID = 'copy';

/** Export that a store is being filled from: stands from before the first document to behind the last. */
export interface Restoring {
  exportedAt: string;
  /** Hash of the export's manifest, which holds those of its files. */
  sha256: string;
}

export async function readRestoring(store: Store): Promise<Restoring | null> {
  return ((await store.repo(STORE_MARKS).get(RESTORING_ID))?.value ?? null) as Restoring | null;
}

/** For everything but the restore itself. Throws STORE_HALF_RESTORED. */
export async function refuseHalfRestored(store: Store): Promise<void> {
  const restoring = await readRestoring(store);
  if (restoring) throw halfRestored(restoring);
}

export function halfRestored({ exportedAt }: Restoring): AppError {
  return new AppError('STORE_HALF_RESTORED', { details: { exportedAt } });
}

/** Notes what the store is filled from. Throws STORE_HALF_RESTORED when another restore has begun meanwhile. */
export async function noteRestoring(store: Store, restoring: Restoring): Promise<void> {
  try {
    await store.repo(STORE_MARKS).insert({ _id: RESTORING_ID, value: restoring });
  } catch (error) {
    if (error instanceof DuplicateKey) throw halfRestored(restoring);
    throw error;
  }
}

/** The store is whole, and a copy: it writes to nobody until that is allowed. In this order, wherever it ends. */
export async function noteRestored(store: Store, restoring: Restoring): Promise<void> {
  const marks = store.repo(STORE_MARKS);
  if (!(await marks.get(COPY_ID))) await marks.insert({ _id: COPY_ID, value: restoring });
  const mark = await marks.get(RESTORING_ID);
  if (mark) await marks.delete(mark._id, mark.version);
}

/** The export that a store is a copy of, while it may not write to people; null when it may. */
export async function readCopy(store: Store): Promise<Restoring | null> {
  return ((await store.repo(STORE_MARKS).get(COPY_ID))?.value ?? null) as Restoring | null;
}

/** From now on it is no copy, but what people work with. */
export async function endCopy(store: Store): Promise<void> {
  const mark = await store.repo(STORE_MARKS).get(COPY_ID);
  if (mark) await store.repo(STORE_MARKS).delete(mark._id, mark.version);
}
