import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { Mark } from '../mark.ts';
import { type CollectionDef, Conflict, DuplicateKey, type Rec, type Repo } from '../store.ts';
import { termsPrint } from '../terms.ts';
import { derivedFields, type StoredDocument } from './stored-document.ts';

const BATCH = 500;

/**
 * Brings keys and tokens in line with the declaration. Which one they were made by last is marked, so a collection
 * whose declaration has not changed is not read at all.
 */
export async function refreshTerms<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
  marks: Repo<Mark>,
): Promise<void> {
  const print = termsPrint(def);
  const id = `terms:${def.name}`;
  const known = await marks.get(id);
  if (known?.value === print) return;
  if (def.tokens || def.keys) await refreshAll(collection, def);
  try {
    if (known) await marks.replace({ ...known, value: print });
    else await marks.insert({ _id: id, value: print });
  } catch (error) {
    // Another migration marks the same.
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}

async function refreshAll<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
): Promise<void> {
  let batch: AnyBulkWriteOperation<StoredDocument>[] = [];
  async function flush(): Promise<void> {
    if (batch.length > 0) await collection.bulkWrite(batch, { ordered: false });
    batch = [];
  }
  for await (const { _tok, _keys, _write, ...doc } of collection.find({})) {
    const derived = derivedFields(def, doc as unknown as T);
    if (same(_tok, derived._tok) && same(_keys, derived._keys)) continue;
    // A document that moved on meanwhile brought its own.
    const filter = { _id: doc._id, version: doc.version };
    batch.push({ updateOne: { filter, update: { $set: derived } } });
    if (batch.length >= BATCH) await flush();
  }
  await flush();
}

function same(left: string[] | undefined, right: string[]): boolean {
  return left?.length === right.length && right.every((item, n) => item === left[n]);
}
