import { type Collection, MongoServerError } from 'mongodb';
import { DuplicateKey } from '../store.ts';
import type { StoredDocument } from './stored-document.ts';

const DUPLICATE = 11000;

/**
 * Runs a write whose answer may get lost. After any error but a duplicate the document is read again: if
 * it carries this write, the write happened, and at the majority; otherwise the error stands.
 */
export async function confirmWrite(
  collection: Collection<StoredDocument>,
  next: StoredDocument,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    throwDuplicate(collection.collectionName, error);
    if (!(await wasWritten(collection, next))) throw error;
  }
}

export async function wasWritten(
  collection: Collection<StoredDocument>,
  next: StoredDocument,
): Promise<boolean> {
  try {
    const found = await collection.findOne(
      { _id: next._id, _write: next._write },
      { projection: { _id: 1 }, readConcern: { level: 'majority' } },
    );
    return found !== null;
  } catch {
    return false;
  }
}

/** Throws DuplicateKey for the server's complaint about a unique index; returns for anything else. */
export function throwDuplicate(collection: string, error: unknown): void {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE) return;
  const [, index = '_id_'] = / index: (\S+) dup key/.exec(error.message) ?? [];
  throw new DuplicateKey(collection, index === '_id_' ? '_id' : index);
}
