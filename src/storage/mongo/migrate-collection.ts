import { type Collection, type IndexSpecification, MongoServerError } from 'mongodb';
import type { CollectionDef, IndexDef, Rec } from '../store.ts';
import { derivedFields, type StoredDocument } from './stored-document.ts';

const INDEX_OPTIONS_CONFLICT = 85;
const INDEX_KEY_CONFLICT = 86;

/** Creates declared indexes, replaces those declared otherwise, brings keys and tokens up to date. */
export async function migrateCollection<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
): Promise<void> {
  for (const index of def.indexes) await createIndex(collection, index.name, fieldsOf(index), index.unique);
  if (def.tokens) await createIndex(collection, '_tok', { _tok: 1, _id: 1 });
  if (def.keys) await createIndex(collection, '_keys', { _keys: 1, _id: 1 });
  if (!def.tokens && !def.keys) return;
  for await (const { _tok, _keys, _write, ...doc } of collection.find({})) {
    const derived = derivedFields(def, doc as unknown as T);
    if (same(_tok, derived._tok) && same(_keys, derived._keys)) continue;
    // A document that moved on meanwhile brought its own.
    await collection.updateOne({ _id: doc._id, version: doc.version }, { $set: derived });
  }
}

function fieldsOf(index: IndexDef): Record<string, 1> {
  const fields = [...index.eq, ...(index.range ? [index.range] : []), ...(index.unique ? [] : ['_id'])];
  return Object.fromEntries(fields.map((field) => [field, 1 as const]));
}

async function createIndex(
  collection: Collection<StoredDocument>,
  name: string,
  fields: IndexSpecification,
  unique = false,
): Promise<void> {
  try {
    await collection.createIndex(fields, { name, unique });
  } catch (error) {
    const code = error instanceof MongoServerError ? error.code : undefined;
    if (code !== INDEX_OPTIONS_CONFLICT && code !== INDEX_KEY_CONFLICT) throw error;
    await collection.dropIndex(name);
    await collection.createIndex(fields, { name, unique });
  }
}

function same(left: string[] | undefined, right: string[]): boolean {
  return left?.length === right.length && right.every((item, n) => item === left[n]);
}
