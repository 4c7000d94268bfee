import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../errors.ts';

/** SQLITE_BUSY: somebody else holds it. */
const BUSY = 5;

/**
 * Takes the store's file for one bot process, until released or until the process dies: the operating system
 * frees the lock, so a killed process leaves none behind. Throws STORE_IN_USE.
 */
export function lockFile(file: string): () => void {
  const db = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { errcode?: number }).errcode !== BUSY) throw error;
    throw new AppError('STORE_IN_USE', { details: { file }, cause: error });
  }
  return () => db.close();
}
