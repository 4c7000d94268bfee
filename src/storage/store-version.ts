import { AppError } from '../kernel/errors.ts';
import type { Mark } from './mark.ts';
import { type CollectionDef, Conflict, DuplicateKey, type NoteMigration, type Store } from './store.ts';

/**
 * Version that a store must be ready for, raised by one whenever indexes, keys or tokens are declared anew,
 * or documents of the version before can no longer be read as they are.
 */
export const STORE_VERSION = 3;

/** Marks of a store itself, neither exported nor restored: its version, being restored, being a copy. */
export const STORE_MARKS: CollectionDef<Mark> = { name: 'store-marks', indexes: [] };

const VERSION_ID = 'version';

/** 0: never made ready, or by a release that did not note it. */
export async function readStoreVersion(store: Store): Promise<number> {
  return Number((await store.repo(STORE_MARKS).get(VERSION_ID))?.value ?? 0);
}

/** Creates and changes what this version needs, and notes it last. Throws STORE_NEWER. */
export async function migrateStore(
  store: Store,
  defs: CollectionDef<never>[],
  note?: NoteMigration,
): Promise<void> {
  await refuseNewerStore(store);
  await store.migrate(defs, note);
  const marks = store.repo(STORE_MARKS);
  const known = await marks.get(VERSION_ID);
  if (known?.value === STORE_VERSION) return;
  try {
    if (known) await marks.replace({ ...known, value: STORE_VERSION });
    else await marks.insert({ _id: VERSION_ID, value: STORE_VERSION });
  } catch (error) {
    // Another migration of the same release was first.
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}

/** For a bot on a store that it does not make ready itself. Throws STORE_OLDER, STORE_NEWER. */
export async function requireStoreVersion(store: Store): Promise<void> {
  await refuseNewerStore(store);
  const theirs = await readStoreVersion(store);
  if (theirs < STORE_VERSION) throw new AppError('STORE_OLDER', { details: { theirs, ours: STORE_VERSION } });
}

/** Throws STORE_NEWER: what a later release has put there, this one might misread or lose. */
export async function refuseNewerStore(store: Store): Promise<void> {
  const theirs = await readStoreVersion(store);
  if (theirs > STORE_VERSION) throw new AppError('STORE_NEWER', { details: { theirs, ours: STORE_VERSION } });
}
