import { dirname } from 'node:path';
import { AppError } from '../../kernel/errors.ts';
import { makeOwnFolder } from '../own-folder.ts';
import type { Store } from '../store.ts';
import { lockFile } from './lock-file.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

export interface StoreFileOptions {
  /** For the bot itself: no other bot may have this file, and it is read through first. Throws STORE_IN_USE. */
  alone?: boolean;
  /** True for a file to fill from a backup that may lie beside it. */
  fresh?: boolean;
}

/** The store in that file, whose folder is made. Throws AppError with what keeps it from being opened. */
export function openStoreFile(file: string, { alone = false, fresh = false }: StoreFileOptions): Store {
  makeFolder(dirname(file));
  if (!alone) return openSqliteStore(file, { fresh });
  const release = lockFile(file);
  try {
    const store = openSqliteStore(file, { fresh, checked: true });
    return {
      ...store,
      close: async () => {
        await store.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    makeOwnFolder(folder);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError('STORE_FOLDER', { details: { folder, reason: String(code) }, cause });
  }
}
