import type { Collection } from 'mongodb';
import { checkDocument } from '../check-document.ts';
import { checkLimit, encodeCursor, type ResolvedQuery, resolveQuery } from '../resolve-query.ts';
import { scanById } from '../scan-by-id.ts';
import {
  AppendOnly,
  type CollectionDef,
  Conflict,
  type Page,
  type Query,
  type Rec,
  type Repo,
} from '../store.ts';
import { normaliseWords } from '../words.ts';
import { toFilter, toSort } from './filter.ts';
import { OWN_FIELDS, type StoredDocument, toStored } from './stored-document.ts';
import { confirmWrite, throwDuplicate, wasWritten } from './write-outcome.ts';

/** One collection of the database. Its indexes come from `migrate`. */
export function createMongoRepo<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
): Repo<T> {
  async function add(doc: T): Promise<T> {
    const stored = toStored(def, doc);
    await confirmWrite(collection, stored, async () => {
      await collection.insertOne(stored);
    });
    return doc;
  }

  async function swap(doc: T): Promise<T> {
    const next = { ...doc, version: doc.version + 1 };
    const stored = toStored(def, next);
    await confirmWrite(collection, stored, async () => {
      const { matchedCount } = await collection.replaceOne({ _id: doc._id, version: doc.version }, stored);
      // Nothing matches either when another was first, or when this write was repeated after a lost answer.
      if (matchedCount === 0 && !(await wasWritten(collection, stored)))
        throw new Conflict(def.name, doc._id);
    });
    return next;
  }

  async function remove(id: string, version: number): Promise<void> {
    const { deletedCount } = await collection.deleteOne({ _id: id, version });
    if (deletedCount === 0) throw new Conflict(def.name, id);
  }

  async function list(query: ResolvedQuery, limit: number): Promise<T[]> {
    const filter = toFilter(query);
    if (!filter) return [];
    const options = { projection: OWN_FIELDS, sort: toSort(query), limit };
    return (await collection.find(filter, options).toArray()) as unknown as T[];
  }

  async function page(query: ResolvedQuery, limit: number): Promise<Page<T>> {
    const found = await list(query, checkLimit(limit) + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return found.length > limit && last ? { items, next: encodeCursor(last, query.order) } : { items };
  }

  async function claim(query: ResolvedQuery, set: Partial<T>): Promise<T | null> {
    const filter = toFilter(query);
    if (!filter) return null;
    if (!def.keys && !def.tokens) return claimInPlace(collection, def, query, set);
    for (;;) {
      const [first] = await list(query, 1);
      if (!first) return null;
      try {
        return await swap({ ...first, ...set, _id: first._id, version: first.version });
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  }

  function refuseAppendOnly(): void {
    if (def.appendOnly) throw new AppendOnly(def.name);
  }

  const find = async (query: Query): Promise<Page<T>> => page(resolveQuery(def, query), query.limit);
  return {
    get: async (id) => {
      if (typeof id !== 'string') throw new TypeError(`${def.name}: an id is a string`);
      return (await collection.findOne({ _id: id }, { projection: OWN_FIELDS })) as unknown as T | null;
    },
    insert: (draft) => add({ ...draft, version: 1 } as unknown as T),
    replace: async (doc) => {
      refuseAppendOnly();
      return swap(doc);
    },
    delete: async (id, version) => {
      refuseAppendOnly();
      await remove(id, version);
    },
    find,
    claim: async (query, set) => {
      refuseAppendOnly();
      return claim(resolveQuery(def, query), set);
    },
    count: async (query) => {
      const filter = toFilter(resolveQuery(def, query));
      return filter ? collection.countDocuments(filter) : 0;
    },
    search: async (text, { limit, ...options }) =>
      page(resolveQuery(def, { index: '', eq: {}, ...options }, normaliseWords(text)), limit),
    scan: (after) => scanById(find, after),
    restore: async (doc) => {
      await add(doc);
    },
  };
}

/** One round trip, for collections whose terms a claim cannot change because they have none. */
async function claimInPlace<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
  query: ResolvedQuery,
  set: Partial<T>,
): Promise<T | null> {
  const { _id: _, version: __, ...fields } = set;
  const indexed = def.indexes.flatMap((index) => [...index.eq, index.range ?? '']);
  const touched = { name: 'claim', eq: indexed.filter((field) => field in fields) };
  checkDocument({ name: def.name, indexes: [touched] }, { ...fields, _id: 'claim', version: 1 });
  const filter = toFilter(query) ?? {};
  try {
    const claimed = await collection.findOneAndUpdate(
      filter,
      { $set: fields, $inc: { version: 1 } },
      { sort: toSort(query), projection: OWN_FIELDS, returnDocument: 'after' },
    );
    return claimed as unknown as T | null;
  } catch (error) {
    throwDuplicate(def.name, error);
    throw error;
  }
}
