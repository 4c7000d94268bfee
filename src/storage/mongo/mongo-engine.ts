import type { ClientSession, Collection } from 'mongodb';
import type { Engine } from '../create-repo.ts';
import type { CollectionDef, Rec } from '../store.ts';
import type { Answers } from './answers.ts';
import { toFilter, toSort } from './filter.ts';
import { OWN_FIELDS, type StoredDocument, toStored } from './stored-document.ts';
import { removeDocument, writeDocument } from './write-outcome.ts';

export interface MongoEngineOptions {
  answers: Answers;
  rereadMs: number;
  /** Reads see what the session's snapshot shows. */
  session?: ClientSession;
}

/** One collection of the database. Its indexes come from `migrate`. */
export function createMongoEngine<T extends Rec>(
  collection: Collection<StoredDocument>,
  def: CollectionDef<T>,
  { answers, rereadMs, session }: MongoEngineOptions,
): Engine<T> {
  const deps = { collection, def, answers, rereadMs };
  const reading = { projection: OWN_FIELDS, ...(session ? { session } : {}) };
  return {
    get: async (id) =>
      (await answers.read(() => collection.findOne({ _id: id }, reading))) as unknown as T | null,
    add: async (doc) => {
      const stored = toStored(def, doc);
      await writeDocument(deps, stored, async () => {
        await collection.insertOne(stored);
        return 1;
      });
    },
    swap: async (next) => {
      const stored = toStored(def, next);
      const before = { _id: next._id, version: next.version - 1 };
      await writeDocument(
        deps,
        stored,
        async () => (await collection.replaceOne(before, stored)).matchedCount,
      );
    },
    remove: (id, version) => removeDocument(deps, id, version),
    list: async (query, limit) => {
      // In one batch, or the server would hold back all but the first hundred.
      const options = { ...reading, sort: toSort(query), limit, batchSize: limit };
      const found = await answers.read(() => collection.find(toFilter(query), options).toArray());
      return found as unknown as T[];
    },
    count: (query) => answers.read(() => collection.countDocuments(toFilter(query))),
  };
}
