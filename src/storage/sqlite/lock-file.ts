import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../kernel/errors.ts';
import { makeOwnFile } from './own-file.ts';
import { asStoreFailure } from './store-failure.ts';

/**
 * Takes the store's file for one bot process, until released or until the process dies: the operating system
 * frees the lock, so a killed process leaves none behind. Throws STORE_IN_USE, or why there can be no lock.
 */
export function lockFile(file: string): () => void {
  const lock = `${file}.lock`;
  try {
    makeOwnFile(lock);
    const db = new DatabaseSync(lock, { timeout: 0 });
    try {
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      throw error;
    }
    return () => db.close();
  } catch (error) {
    const failure = asStoreFailure(error, lock);
    if (!(failure instanceof AppError) || failure.code !== 'STORE_BUSY') throw failure;
    throw new AppError('STORE_IN_USE', { details: { file }, cause: error });
  }
}
