import { Query, update } from 'mingo';
import { duplicateKey, Fault } from './fault.ts';
import { findIndex, ID_INDEX } from './indexes.ts';
import type { Doc } from './wire.ts';

/** Documents and indexes of one collection, as far as our commands need them. Throws Fault. */
export interface DoubleCollection {
  /** Empty until the collection comes to be, by its first document or index. */
  listIndexes(): Doc[];
  createIndex(index: Doc): void;
  dropIndex(name: string): void;
  insert(doc: Doc): void;
  replace(before: Doc, after: Doc): void;
  remove(doc: Doc): void;
  /** In `_id` order unless sorted; copies. */
  find(filter: Doc, sort?: Doc, limit?: number): Doc[];
  count(filter: Doc): number;
  copy(): DoubleCollection;
}

export function createDoubleCollection(
  name: string,
  documents = new Map<unknown, Doc>(),
  indexes = new Map<string, Doc>(),
): DoubleCollection {
  function checkUnique(doc: Doc): void {
    for (const index of indexes.values()) {
      if (index.unique !== true) continue;
      const fields = Object.keys(index.key as Doc);
      for (const other of documents.values()) {
        if (other._id !== doc._id && fields.every((field) => other[field] === doc[field])) {
          throw duplicateKey(name, index, doc);
        }
      }
    }
  }

  function exist(): void {
    indexes.set('_id_', ID_INDEX);
  }

  /** One that is asked for by its `_id` alone is not looked for among all. */
  function candidates(filter: Doc): Doc[] {
    if (typeof filter._id !== 'string') return [...documents.values()];
    const one = documents.get(filter._id);
    return one ? [one] : [];
  }

  return {
    listIndexes: () => [...indexes.values()],
    createIndex(index) {
      exist();
      if (findIndex(indexes.values(), index)) return;
      if (index.unique === true) checkBuild(name, index, documents.values());
      indexes.set(String(index.name), index);
    },
    dropIndex(index) {
      if (index === '_id_') throw new Fault(72, 'InvalidOptions', 'cannot drop _id index');
      if (!indexes.delete(index))
        throw new Fault(27, 'IndexNotFound', `index not found with name [${index}]`);
    },
    insert(doc) {
      exist();
      if (documents.has(doc._id)) throw duplicateKey(name, ID_INDEX, doc);
      checkUnique(doc);
      documents.set(doc._id, structuredClone(doc));
    },
    replace(before, after) {
      checkUnique(after);
      documents.set(before._id, structuredClone(after));
    },
    remove(doc) {
      documents.delete(doc._id);
    },
    find(filter, sort, limit = 0) {
      let cursor = new Query(filter).find<Doc>(candidates(filter));
      if (sort) cursor = cursor.sort(sort as Record<string, 1 | -1>);
      if (limit > 0) cursor = cursor.limit(limit);
      return cursor.all().map((doc) => structuredClone(doc));
    },
    count: (filter) => new Query(filter).find<Doc>(candidates(filter)).all().length,
    copy: () => createDoubleCollection(name, new Map(documents), new Map(indexes)),
  };
}

function checkBuild(collection: string, index: Doc, documents: Iterable<Doc>): void {
  const seen = new Set<string>();
  for (const doc of documents) {
    // A document without the field counts as one with null.
    const values = JSON.stringify(Object.keys(index.key as Doc).map((field) => doc[field] ?? null));
    if (seen.has(values)) throw duplicateKey(collection, index, doc, true);
    seen.add(values);
  }
}

/** `$set` and `$inc` by mingo; anything without an operator is a whole document. */
export function applyUpdate(doc: Doc, change: Doc): Doc {
  if (!Object.keys(change).some((key) => key.startsWith('$'))) return { ...change, _id: doc._id };
  const copy = structuredClone(doc);
  update(copy, change);
  return copy;
}

export function withoutFields(doc: Doc, projection: Doc = {}): Doc {
  const entries = Object.entries(projection);
  if (entries.some(([, keep]) => keep === 1)) {
    return Object.fromEntries(Object.entries(doc).filter(([key]) => projection[key] === 1));
  }
  return Object.fromEntries(Object.entries(doc).filter(([key]) => projection[key] !== 0));
}
