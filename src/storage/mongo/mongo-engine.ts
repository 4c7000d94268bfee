import type { Collection } from 'mongodb';
import type { Engine } from '../create-repo.ts';
import type { ResolvedQuery } from '../resolve-query.ts';
import { type CollectionDef, Conflict, type Rec } from '../store.ts';
import { claimInPlace } from './claim-in-place.ts';
import { toFilter, toSort } from './filter.ts';
import { OWN_FIELDS, type StoredDocument, toStored } from './stored-document.ts';
import { confirmWrite, wasWritten } from './write-outcome.ts';

/** One collection of the database. Its indexes come from `migrate`. */
export function createMongoEngine<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
): Engine<T> {
  async function swap(next: T): Promise<void> {
    const stored = toStored(def, next);
    await confirmWrite(collection, stored, async () => {
      const before = { _id: next._id, version: next.version - 1 };
      const { matchedCount } = await collection.replaceOne(before, stored);
      if (matchedCount > 0) return;
      // Nothing matches either when another was first, or when this write was repeated after a lost answer.
      if (!(await wasWritten(collection, stored))) throw new Conflict(def.name, next._id);
    });
  }

  async function list(query: ResolvedQuery, limit: number): Promise<T[]> {
    const options = { projection: OWN_FIELDS, sort: toSort(query), limit };
    return (await collection.find(toFilter(query), options).toArray()) as unknown as T[];
  }

  /** Finds and swaps until it was first: keys and words follow the fields, so they are computed here. */
  async function claimBySwap(query: ResolvedQuery, set: Partial<T>): Promise<T | null> {
    for (;;) {
      const [first] = await list(query, 1);
      if (!first) return null;
      try {
        const next = { ...first, ...set, _id: first._id, version: first.version + 1 };
        await swap(next);
        return next;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  }

  return {
    get: async (id) =>
      (await collection.findOne({ _id: id }, { projection: OWN_FIELDS })) as unknown as T | null,
    add: async (doc) => {
      const stored = toStored(def, doc);
      await confirmWrite(collection, stored, async () => {
        await collection.insertOne(stored);
      });
    },
    swap,
    remove: async (id, version) => {
      const { deletedCount } = await collection.deleteOne({ _id: id, version });
      if (deletedCount === 0) throw new Conflict(def.name, id);
    },
    list,
    count: (query) => collection.countDocuments(toFilter(query)),
    claim: (query, set) =>
      def.keys || def.tokens ? claimBySwap(query, set) : claimInPlace(collection, def, query, set),
  };
}
