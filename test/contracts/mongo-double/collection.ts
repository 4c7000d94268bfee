import { Query, update } from 'mingo';
import type { Doc } from './wire.ts';

interface UniqueIndex {
  name: string;
  fields: string[];
}

export class DuplicateKeyFault extends Error {}

/** Documents and unique indexes of one collection, as far as our commands need them. */
export interface DoubleCollection {
  indexes: Map<string, Doc>;
  insert(doc: Doc): void;
  replace(before: Doc, after: Doc): void;
  remove(doc: Doc): void;
  /** In `_id` order unless sorted; copies. */
  find(filter: Doc, sort?: Doc, limit?: number): Doc[];
  count(filter: Doc): number;
}

export function createDoubleCollection(name: string): DoubleCollection {
  const documents = new Map<unknown, Doc>();
  const indexes = new Map<string, Doc>();

  function checkUnique(doc: Doc): void {
    for (const { name: index, fields } of uniqueOf(indexes)) {
      for (const other of documents.values()) {
        if (other._id !== doc._id && fields.every((field) => other[field] === doc[field])) {
          throw duplicate(name, index);
        }
      }
    }
  }

  return {
    indexes,
    insert(doc) {
      if (documents.has(doc._id)) throw duplicate(name, '_id_');
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
      let cursor = new Query(filter).find<Doc>([...documents.values()]);
      if (sort) cursor = cursor.sort(sort as Record<string, 1 | -1>);
      if (limit > 0) cursor = cursor.limit(limit);
      return cursor.all().map((doc) => structuredClone(doc));
    },
    count: (filter) => new Query(filter).find<Doc>([...documents.values()]).all().length,
  };
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

function uniqueOf(indexes: Map<string, Doc>): UniqueIndex[] {
  return [...indexes.values()]
    .filter((index) => index.unique === true)
    .map((index) => ({ name: String(index.name), fields: Object.keys(index.key as Doc) }));
}

function duplicate(collection: string, index: string): DuplicateKeyFault {
  return new DuplicateKeyFault(
    `E11000 duplicate key error collection: double.${collection} index: ${index} dup key: {}`,
  );
}
